import { CommandError, defineCommand } from '../../cli/command.ts'
import { KubeConfigEditor } from './editor.ts'

/** `kubectl config current-context` */
export const currentContext = defineCommand({
  use: 'current-context',
  short: 'Show the current context',
  examples: '# Which context is it?\nkubectl config current-context',
  flags: {},
  offline: true,
  async run(ctx) {
    const config = await new KubeConfigEditor(ctx).start()
    if (!config.currentContext) throw new CommandError('current-context is not set')
    ctx.out(`${config.currentContext}\n`)
  },
})
