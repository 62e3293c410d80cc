import type { KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { CommandContext } from '../../cli/command.ts'
import { AggregateFailure, CommandError } from '../../cli/command.ts'
import type { Info, Selection } from '../../client/resources.ts'
import { visit } from '../../client/visit.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { deadlineIn, followObject, objectName } from '../shared/follow.ts'
import type { Check, Goal } from './condition.ts'
import { goalsOf } from './condition.ts'
import type { WaitFlags } from './flags.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000
/** How often it is looked for objects that are not there yet. */
const CREATE_POLL = 500
const TIMED_OUT = 'timed out waiting for the condition'

const isNotFound = (error: unknown) => error instanceof ApiError && error.reason === 'NotFound'
const timedOut = (info: Info) => new CommandError(`${TIMED_OUT} on ${objectName(info)}`)
const notMet = (info: Info) => new CommandError(`condition not met for ${objectName(info)}`)

/** Waits for each goal at each object in turn, all within one time. @throws CommandError, ApiError */
export async function runWait(ctx: CommandContext, args: readonly string[], flags: WaitFlags): Promise<void> {
  const printer = await printerFor(flags.output, printerOptions(flags, { operation: 'condition met', files: ctx.env.files }))
  const goals = await goalsOf(flags.for)
  const selection = selectionOf(args, flags)
  const timeout = flags.timeout < 0 ? WEEK : flags.timeout
  let deadline: number | undefined
  if (goals.some(({ on }) => on === 'create')) deadline = await untilCreated(ctx, selection, timeout)
  const forDelete = goals.some(({ on }) => on === 'delete')
  const count = await visitSome(ctx, selection, forDelete, async (info) => {
    deadline ??= deadlineIn(ctx, timeout)
    for (const goal of goals) {
      const met = await reach(ctx, info, goal, timeout && deadline)
      ctx.out(printer.print(met))
    }
  })
  if (!count && !forDelete) throw new CommandError('no matching resources found')
}

function selectionOf(args: readonly string[], flags: WaitFlags): Selection {
  const { filename: filenames, recursive } = flags
  if (flags.local) {
    throw new CommandError(args.length
      ? "error: you must specify resources by --filename when --local is set.\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'"
      : 'fauxctl does not support --local for wait: there is nothing to wait for without a server')
  }
  return {
    args, filenames, recursive, selector: flags.selector.trim(), fieldSelector: flags['field-selector'].trim(),
    allNamespaces: flags['all-namespaces'], listWithoutName: flags.all, refresh: true,
  }
}

/** Like visit; for deletion, objects that are not there count as done. */
async function visitSome(ctx: CommandContext, selection: Selection, forDelete: boolean, each: (info: Info) => Promise<void>): Promise<number> {
  let count = 0
  try {
    await visit(ctx, selection, (info) => {
      count++
      return each(info)
    })
  } catch (error) {
    const failures = error instanceof AggregateFailure ? error.failures : [error as Error]
    const left = forDelete ? failures.filter((failure) => !isNotFound(failure)) : failures
    if (left.length) throw new AggregateFailure(left)
  }
  return count
}

/** Waits until there are objects. Gives the time at which the whole wait is over. */
async function untilCreated(ctx: CommandContext, selection: Selection, timeout: number): Promise<number> {
  let deadline: number | undefined
  for (;;) {
    let count = 0
    try {
      count = await visit(ctx, selection, () => {})
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
    deadline ??= deadlineIn(ctx, timeout)
    if (count) return deadline
    const left = deadline - ctx.client.now()
    if (left <= 0) throw new CommandError(TIMED_OUT)
    await ctx.client.transport.sleep(Math.min(CREATE_POLL, left))
  }
}

/** Waits for one goal; a deadline of 0 looks once. Gives the object as it then is. */
async function reach(ctx: CommandContext, info: Info, goal: Goal, deadline: number): Promise<KubeObject> {
  if (goal.on === 'create') return info.object!
  return goal.on === 'delete' ? untilGone(ctx, info, deadline) : untilState(ctx, info, goal.check, deadline)
}

async function untilGone(ctx: CommandContext, info: Info, deadline: number): Promise<KubeObject> {
  const { resource, namespace, name } = info
  if (deadline && ctx.client.now() >= deadline) throw new CommandError('context deadline exceeded')
  let last = info.object!
  try {
    last = await ctx.client.get(resource, namespace, name)
  } catch (error) {
    if (isNotFound(error)) return last
    throw error
  }
  if (!deadline) throw notMet(info)
  for await (const event of followObject(ctx, info, deadline)) {
    if (event.type === 'ABSENT' || event.type === 'DELETED') return last
  }
  throw timedOut(info)
}

async function untilState(ctx: CommandContext, info: Info, check: Check, deadline: number): Promise<KubeObject> {
  const { resource, namespace, name } = info
  if (!deadline) {
    const object = await ctx.client.get(resource, namespace, name)
    if (!check(object)) throw notMet(info)
    return object
  }
  if (ctx.client.now() >= deadline) throw timedOut(info)
  for await (const event of followObject(ctx, info, deadline)) {
    if (event.type === 'ABSENT') await ctx.client.get(resource, namespace, name)
    else if (event.type !== 'DELETED' && check(event.object)) return event.object
  }
  throw timedOut(info)
}
