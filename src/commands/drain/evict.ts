import { formatGoDuration } from '../../api/duration.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { namePrinter } from '../../print/printer.ts'
import type { DryRun } from '../shared/options.ts'
import { dryRunNote } from '../shared/options.ts'
import { isOverdue } from './podfilter.ts'

export interface EvictOptions {
  dryRun: DryRun
  gracePeriodSeconds: number
  /** ms; 0 for none. */
  timeout: number
  disableEviction: boolean
  skipDeletedAfter: number
}

/** After a refusal an eviction is tried again. */
const RETRY_AFTER = 5000

type State = 'todo' | 'going' | 'done'
interface Work { pod: KubeObject; state: State; notBefore: number }

/**
 * Takes pods off their node and waits until they are gone; says so for each. Pods go side by side.
 * @returns what went wrong
 * @throws ApiError when a pod cannot be deleted (with eviction disabled)
 */
export async function removePods(ctx: CommandContext, pods: readonly KubeObject[], options: EvictOptions): Promise<Error[]> {
  const resource = resourceFor(await ctx.client.resources(), 'pods')
  const { dryRun, gracePeriodSeconds, timeout, disableEviction } = options
  const deleteOptions: Fields = { ...(gracePeriodSeconds >= 0 && { gracePeriodSeconds }), ...(dryRun === 'server' && { dryRun: ['All'] }) }
  const deadline = timeout > 0 ? ctx.client.now() + timeout : Infinity
  const errors: Error[] = []
  const work: Work[] = pods.map((pod) => ({ pod, state: 'todo', notBefore: 0 }))
  const where = ({ metadata: { name, namespace } }: KubeObject) => `pods/${JSON.stringify(name)} -n ${JSON.stringify(namespace)}`

  const start = async (one: Work) => {
    const { name, namespace } = one.pod.metadata as { name: string; namespace: string }
    if (disableEviction) {
      await ctx.client.delete(resource, namespace, name, deleteOptions, dryRun === 'server' ? { dryRun: 'All' } : undefined).catch((error: unknown) => { if (!isMissing(error)) throw error })
      one.state = dryRun === 'server' ? 'done' : 'going'
      return
    }
    ctx.out(`evicting pod ${namespace}/${name}${dryRunNote(dryRun)}\n`)
    if (ctx.client.now() >= deadline) return fail(one, `error when evicting ${where(one.pod)}: global timeout reached: ${formatGoDuration(timeout)}`)
    try {
      await ctx.client.create(resource, namespace, { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace }, deleteOptions }, undefined, { name, subresource: 'eviction' })
      one.state = dryRun === 'server' ? 'done' : 'going'
    } catch (error) {
      await onRefusal(one, error)
    }
  }
  const fail = (one: Work, text: string) => {
    errors.push(new CommandError(text))
    one.state = 'done'
  }
  const onRefusal = async (one: Work, error: unknown) => {
    if (!(error instanceof ApiError)) throw error
    const { name, namespace, deletionTimestamp } = one.pod.metadata as { name: string; namespace: string; deletionTimestamp?: string }
    const terminating = error.reason === 'Forbidden' && error.status.details?.causes?.some(({ reason }) => reason === 'NamespaceTerminating')
    if (error.reason === 'NotFound') one.state = 'done'
    else if (terminating && deletionTimestamp) one.state = 'going'
    else if (error.reason === 'TooManyRequests' || terminating) {
      const what = terminating ? `pod ${JSON.stringify(name)} from terminating namespace ${JSON.stringify(namespace)}` : where(one.pod)
      ctx.err(`error when evicting ${what} (will retry after 5s): ${error.message}\n`)
      one.notBefore = ctx.client.now() + RETRY_AFTER
    } else fail(one, `error when evicting ${where(one.pod)}: ${error.message}`)
  }
  const look = async (one: Work) => {
    const { name, namespace, uid } = one.pod.metadata as { name: string; namespace: string; uid?: string }
    const [verb, verbFailed] = disableEviction ? ['deleted', 'deletion failed'] : ['evicted', 'eviction failed']
    const say = (text: string) => ctx.out(namePrinter(text + dryRunNote(dryRun)).print(one.pod))
    const waiting = (why: string) => fail(one, disableEviction ? why : `error when waiting for pod ${JSON.stringify(name)} in namespace ${JSON.stringify(namespace)} to terminate: ${why}`)
    try {
      const now = await ctx.client.get(resource, namespace, name)
      if (now.metadata.uid === uid) {
        if (isOverdue(ctx, now, options.skipDeletedAfter)) {
          ctx.out(`pod ${JSON.stringify(name)} has DeletionTimestamp older than ${options.skipDeletedAfter} seconds, skipping\n`)
          one.state = 'done'
        } else if (ctx.client.now() >= deadline) waiting('context deadline exceeded')
        return
      }
    } catch (error) {
      if (!isMissing(error)) {
        say(verbFailed!)
        return waiting((error as Error).message)
      }
    }
    one.state = 'done'
    say(verb!)
  }

  for (;;) {
    for (const one of work) if (one.state === 'todo' && one.notBefore <= ctx.client.now()) await start(one)
    for (const one of work) if (one.state === 'going') await look(one)
    if (work.every(({ state }) => state === 'done')) return errors
    await ctx.client.transport.sleep(1000)
  }
}

const isMissing = (error: unknown) => error instanceof ApiError && error.reason === 'NotFound'
