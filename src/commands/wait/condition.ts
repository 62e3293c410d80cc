import type { Fields, KubeObject } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'
import { formatValue } from '../../print/go/format.ts'
import type { GoValue } from '../../print/go/value.ts'

/** Whether an object fulfils what is waited for. @throws CommandError when it never can */
export type Check = (object: KubeObject) => boolean

/** One `--for`. */
export type Goal = { on: 'create' } | { on: 'delete' } | { on: 'state'; check: Check }

/**
 * Reads the values of --for.
 * @throws CommandError in the words of kubectl
 */
export async function goalsOf(texts: readonly string[]): Promise<Goal[]> {
  if (!texts.length) throw new CommandError('unrecognized condition: []')
  const goals: Goal[] = []
  for (const text of texts) {
    const word = text.toLowerCase()
    if (word === 'delete' || word === 'create') goals.push({ on: word })
    else if (text.startsWith('condition=')) goals.push({ on: 'state', check: conditionCheck(text.slice('condition='.length)) })
    else if (text.startsWith('jsonpath=')) goals.push({ on: 'state', check: await jsonPathCheck(text.slice('jsonpath='.length)) })
    else throw new CommandError(`unrecognized condition: ${JSON.stringify(text)}`)
  }
  return goals
}

const sameFolded = (a: unknown, b: string) => typeof a === 'string' && a.toLowerCase() === b.toLowerCase()

/** `Ready`, `Ready=false`: the condition's status, told by the object's present generation. */
function conditionCheck(text: string): Check {
  const equals = text.indexOf('=')
  const [type, status] = equals < 0 ? [text, 'true'] : [text.slice(0, equals), text.slice(equals + 1)]
  return (object) => {
    const conditions = object.status?.conditions as Fields[] | undefined
    if (!Array.isArray(conditions)) return false
    const condition = conditions.find((one) => sameFolded(one?.type, type) && typeof one.status === 'string')
    if (!condition) return false
    const { generation } = object.metadata
    const observed = (condition.observedGeneration ?? object.status.observedGeneration) as number | undefined
    if (generation !== undefined && observed !== undefined && observed < generation) return false
    return sameFolded(condition.status, status)
  }
}

/** Splits at single equal signs; a doubled one belongs to the expression. */
function splitAtEquals(text: string): string[] {
  return text.replaceAll('==', '\0').split('=').map((part) => part.replaceAll('\0', '=='))
}

async function jsonPathCheck(text: string): Promise<Check> {
  const [expression, wanted, ...more] = splitAtEquals(text)
  if (more.length) throw new CommandError("jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'")
  const path = await compile(expression!, wanted)
  const value = wanted?.replace(/^['"]+|['"]+$/g, '')
  return (object) => {
    const results = path.find(object)
    if (!results.length || !results[0]!.length) return false
    if (results.length > 1) throw new CommandError('given jsonpath expression matches more than one list')
    const [found, ...others] = results[0]!
    if (others.length) throw new CommandError('given jsonpath expression matches more than one value')
    if (value === undefined) return true
    if (typeof found === 'object' && found !== null && (Array.isArray(found) || Object.getPrototypeOf(found) === Object.prototype)) throw new CommandError('jsonpath leads to a nested object or list which is not supported')
    return formatValue(found as GoValue).trim() === value.trim()
  }
}

async function compile(expression: string, wanted: string | undefined) {
  const [{ compileJsonPath }, { relaxedJsonPath }] = await Promise.all([import('../../print/jsonpath/jsonpath.ts'), import('../../print/jsonpath/relaxed.ts')])
  const said = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw new CommandError((error as Error).message)
    }
  }
  const path = said(() => relaxedJsonPath(expression))
  if (wanted !== undefined && wanted.replace(/^['"]+|['"]+$/g, '') === '') throw new CommandError("jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3")
  if (path === '') throw new CommandError('jsonpath expression cannot be empty')
  const compiled = said(() => compileJsonPath(path))
  return { find: (object: KubeObject) => said(() => compiled.find(object)) }
}
