import type { Fields } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { CommandContext } from '../../cli/command.ts'

/** The logs of all containers of a pod, each between two lines that name it. */
export async function podLogs(ctx: CommandContext, { metadata: { namespace, name }, spec }: Fields): Promise<string> {
  let text = ''
  for (const { name: container } of [...(spec.initContainers ?? []), ...spec.containers] as Fields[]) {
    const what = `logs for container ${container} of pod ${namespace}/${name} ====\n`
    text += `==== START ${what}${await logOf(ctx, namespace, name, container)}==== END ${what}`
  }
  return text
}

async function logOf(ctx: CommandContext, namespace: string, pod: string, container: string): Promise<string> {
  let text = ''
  try {
    for await (const part of ctx.client.log(namespace, pod, { container })) text += part
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    text += `Request log error: ${error.message}\n`
  }
  return text
}
