import type { KubeObject } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { listAll } from '../../client/visit.ts'
import type { PodRules } from './podfilter.ts'
import { verdictOn } from './podfilter.ts'

/** The pods of a node: those that go, and what is to be said of the others. */
export interface PodsOfNode { pods: KubeObject[]; warnings: string; errors: Error[] }

/** Looks at all pods of a node. @throws ApiError */
export async function podsOfNode(ctx: CommandContext, node: string, rules: PodRules, podSelector: string, chunkSize: number): Promise<PodsOfNode> {
  const pods: KubeObject[] = []
  const warned = new Map<string, string[]>(), refused = new Map<string, string[]>()
  const note = (notes: Map<string, string[]>, text: string, { metadata: { namespace, name } }: KubeObject) => notes.set(text, [...notes.get(text) ?? [], `${namespace}/${name}`])
  const query = { fieldSelector: `spec.nodeName=${node}`, ...(podSelector && { labelSelector: podSelector }) }
  for await (const pod of listAll(ctx, resourceFor(await ctx.client.resources(), 'pods'), undefined, query, chunkSize)) {
    const { goes, warning, refusal } = await verdictOn(ctx, pod, rules)
    if (goes) pods.push({ ...pod, apiVersion: 'v1', kind: 'Pod' })
    if (warning) note(warned, warning, pod)
    if (refusal) note(refused, refusal, pod)
  }
  return {
    pods,
    warnings: [...warned].map(([text, names]) => `${text}: ${names.join(', ')}`).join('; '),
    errors: [...refused].map(([text, names]) => new CommandError(`cannot delete ${text}: ${names.join(', ')}`)),
  }
}
