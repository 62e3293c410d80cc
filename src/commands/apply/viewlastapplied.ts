import { UsageError, bool, defineCommand, string } from '../../cli/command.ts'
import { collect } from '../../client/visit.ts'
import { toJson } from '../../print/json.ts'
import { toYaml } from '../../print/yaml/yaml.ts'
import { filenameFlags, selectorFlag } from '../shared/flags.ts'
import { lastConfiguration } from './lastapplied.ts'

/** Prints what was applied last, as the annotation holds it. `kubectl: cmd/apply view-last-applied` */
export const command = defineCommand({
  use: 'view-last-applied (TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)',
  short: 'Show the last applied configuration of an object',
  long: 'Shows the configuration that the last apply left in the annotations of an object. The default form is YAML.',
  examples: '  # Of the deployment web, as YAML\n  kubectl apply view-last-applied deployment/web',
  flags: {
    ...filenameFlags, ...selectorFlag,
    all: bool(false, 'All objects of the types named, in the namespace.'),
    output: string('yaml', 'yaml or json.', { shorthand: 'o' }),
  },
  async run(ctx, args, values) {
    if (values.output !== 'yaml' && values.output !== 'json') throw new UsageError(`Unexpected -o output mode: ${values.output}, the flag 'output' must be one of yaml|json`)
    const infos = await collect(ctx, { args, filenames: values.filename, kustomize: values.kustomize, recursive: values.recursive, selector: values.selector, all: values.all, refresh: true })
    for (const { object } of infos) {
      const last = lastConfiguration(object!)
      if (last) ctx.out(values.output === 'json' ? `${toJson(last, { indent: 2, sorted: true })}\n` : toYaml(last))
    }
  },
})
