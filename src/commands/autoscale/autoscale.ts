import type { Fields } from '../../api/object.ts'
import { apiVersionOf } from '../../api/gvk.ts'
import { ApiError } from '../../api/status.ts'
import { CommandError, defineCommand, int32, string } from '../../cli/command.ts'
import type { CommandContext, FlagValues } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import { printFlags } from '../../print/flags.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { createMade, printMade } from '../shared/creation.ts'
import { dryRunFlag, fieldManagerFlag, filenameFlags, recordFlag } from '../shared/flags.ts'
import type { DryRun } from '../shared/options.ts'
import { dryRunNote, dryRunOf, writeQuery } from '../shared/options.ts'
import { recorded } from '../shared/record.ts'
import { saveConfigFlag } from '../shared/saveconfig.ts'
import { metricsOf, targetOf } from './metrics.ts'

const flags = {
  ...recordFlag, ...printFlags, ...dryRunFlag, ...filenameFlags, ...saveConfigFlag, ...fieldManagerFlag('kubectl-autoscale'),
  min: int32(-1, 'The least number of pods. Without it, or when negative, the server has a default.'),
  max: int32(-1, 'The greatest number of pods.', { required: true }),
  'cpu-percent': int32(-1, 'The CPU utilization to aim for, in percent of what is requested.', { deprecated: "Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU)." }),
  cpu: string('', 'The CPU use to aim for: 70% of what is requested, or a quantity per pod such as 500m. A bare number is in m.'),
  memory: string('', 'The memory use to aim for: 60% of what is requested, or a quantity per pod such as 200Mi. A bare number is in Mi.'),
  name: string('', 'The name of the autoscaler. Without it that of the object it scales.'),
}
type AutoscaleFlags = FlagValues<typeof flags>

/** `kubectl autoscale`. `kubectl: cmd/autoscale` */
export const autoscale = defineCommand({
  use: 'autoscale (-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu=CPU] [--memory=MEMORY]',
  short: 'Let a horizontal pod autoscaler set the number of replicas',
  long: 'Creates a horizontal pod autoscaler for a deployment, replica set, stateful set or replication controller.',
  examples: '  # Between 2 and 10 pods, by a default measure\n  kubectl autoscale deployment web --min=2 --max=10\n\n  # At most 5, at 80 % of the requested CPU\n  kubectl autoscale rs front --max=5 --cpu=80%',
  flags,
  async run(ctx, args, values) {
    const dryRun = dryRunOf(ctx, values['dry-run'])
    check(values)
    let count = 0
    await visit(ctx, { args, filenames: values.filename, kustomize: values.kustomize, recursive: values.recursive }, async (info) => {
      const { resource } = info
      if (!resource.subresources?.includes('scale')) {
        throw new CommandError(`cannot autoscale a ${resource.kind}: could not find scale subresource for ${resource.group}/${resource.version}, Resource=${resource.resource} in discovery information`)
      }
      await create(ctx, info, values, dryRun)
      count++
    })
    if (!count) throw new CommandError('no objects passed to autoscale')
  },
})

function check({ min, max, cpu, memory, 'cpu-percent': percent }: AutoscaleFlags): void {
  if (max < 1) throw new CommandError(`--max=MAXPODS is required and must be at least 1, max: ${max}`)
  if (max < min) throw new CommandError(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`)
  if (percent > 0 && cpu) throw new CommandError('--cpu-percent and --cpu are mutually exclusive')
  metricsOf(-1, cpu, memory)
}

/** Makes it in autoscaling/v2; what that refuses is tried in v1, where v1 can say it. */
async function create(ctx: CommandContext, info: Info, flags: AutoscaleFlags, dryRun: DryRun): Promise<void> {
  try {
    await send(ctx, autoscaler(ctx, info, flags, 'autoscaling/v2', v2Spec(flags)), flags, dryRun)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const why = whyNotV1(flags)
    if (why !== undefined) throw new CommandError(`failed to create autoscaling/v2 HPA and the configuration is incompatible with autoscaling/v1: ${why}`)
    const percent = flags['cpu-percent']
    await send(ctx, autoscaler(ctx, info, flags, 'autoscaling/v1', percent >= 0 ? { targetCPUUtilizationPercentage: percent } : {}), flags, dryRun)
  }
}

function v2Spec({ cpu, memory, 'cpu-percent': percent }: AutoscaleFlags): Fields {
  const metrics = metricsOf(percent, cpu, memory)
  return metrics.length ? { metrics } : {}
}

/** Why v1 cannot say what was asked for, in kubectl's words, which sometimes are none. */
function whyNotV1({ cpu, memory, 'cpu-percent': percent }: AutoscaleFlags): string | undefined {
  if (!cpu.trim()) return 'empty input'
  const utilization = targetOf(cpu, 'cpu').type === 'Utilization'
  return memory === '' && (percent >= 0 || utilization) ? undefined : '%!w(<nil>)'
}

function autoscaler(ctx: CommandContext, { resource, name }: Info, flags: AutoscaleFlags, apiVersion: string, spec: Fields): Fields {
  return {
    apiVersion, kind: 'HorizontalPodAutoscaler',
    metadata: { name: flags.name || name, ...(ctx.namespaceGiven && { namespace: ctx.namespace }) },
    spec: {
      scaleTargetRef: { kind: resource.kind, name, apiVersion: apiVersionOf(resource) },
      ...(flags.min > 0 && { minReplicas: flags.min }), maxReplicas: flags.max, ...spec,
    },
  }
}

async function send(ctx: CommandContext, wanted: Fields, flags: AutoscaleFlags, dryRun: DryRun): Promise<void> {
  const object = recorded(ctx, flags.record, wanted)
  const result = dryRun === 'client' ? object : await createMade(ctx, object, flags['save-config'], writeQuery({ dryRun, manager: flags['field-manager'] }))
  const operation = `${dryRun === 'client' ? 'created' : 'autoscaled'}${dryRunNote(dryRun)}`
  const printer = await printerFor(flags.output, printerOptions(flags, { operation, typed: true, files: ctx.env.files }))
  ctx.out(await printMade(printer, flags, result))
}
