import type { Fields } from '../api/object.ts'
import { parseApiVersion } from '../api/gvk.ts'
import { CommandError } from '../cli/command.ts'
import { toJson } from './json.ts'

/** Prints one object, or one list, at a time. Give what it returns to stdout as it stands. */
export interface ObjectPrinter {
  /** `eventType` prints a watch event that holds the object (`--output-watch-events`). @throws CommandError, PrintFailure */
  print(object: Fields, eventType?: string): string
}

export const isList = (object: Fields): boolean => Array.isArray(object.items)

const withEvent = (object: Fields, eventType?: string): Fields => (eventType ? { type: eventType, object } : object)

function withoutManagedFields(object: Fields): Fields {
  if (isList(object)) return { ...object, items: object.items.map(withoutManagedFields) }
  if (object.metadata?.managedFields === undefined) return object
  const { managedFields: _, ...metadata } = object.metadata
  return { ...object, metadata }
}

function checkType(object: Fields): void {
  if (!object.kind && !object.apiVersion) throw new CommandError('missing apiVersion or kind; try GetObjectKind().SetGroupVersionKind() if you know the type')
}

interface Shape { showManagedFields?: boolean; typed?: boolean }

/** What is printed: managed fields left out, save in events. */
function shown(object: Fields, { showManagedFields }: Shape, eventType?: string): Fields {
  if (eventType) return withEvent(object, eventType)
  checkType(object)
  return showManagedFields ? object : withoutManagedFields(object)
}

/** `-o json`: four spaces; events on one line. `typed` keeps the order of keys. */
export function jsonPrinter(shape: Shape): ObjectPrinter {
  return {
    print: (object, eventType) => (eventType
      ? `{"type":${toJson(eventType)},"object":${toJson(object, { sorted: !shape.typed })}}\n`
      : toJson(shown(object, shape), { indent: 4, sorted: !shape.typed }) + '\n'),
  }
}

/** `-o yaml`: `---` between two prints. */
export async function yamlPrinter(shape: Shape): Promise<ObjectPrinter> {
  const { toYaml } = await import('./yaml/yaml.ts')
  let printed = false
  return {
    print(object, eventType) {
      const text = toYaml(shown(object, shape, eventType))
      const separator = printed ? '---\n' : ''
      printed = true
      return separator + text
    },
  }
}

/** `-o kyaml`: every print starts with `---`. */
export async function kyamlPrinter(shape: Shape): Promise<ObjectPrinter> {
  const { toKyaml } = await import('./kyaml.ts')
  return { print: (object, eventType) => toKyaml(shown(object, shape, eventType), { sorted: !shape.typed && !eventType }) }
}

/** `deployment.apps/web`: kind and group in lower case, and the name. */
export function resourceName(object: Fields): string {
  const { group } = parseApiVersion(object.apiVersion ?? '')
  return `${`${object.kind}${group ? `.${group}` : ''}`.toLowerCase()}/${object.metadata?.name || '<unknown>'}`
}

/** `-o name`, or with an operation its message: `deployment.apps/web created`. Lists print their items. */
export function namePrinter(operation = ''): ObjectPrinter {
  const print = (object: Fields): string => {
    if (isList(object)) return object.items.map(print).join('')
    checkType(object)
    if (!object.kind) throw new CommandError(`missing kind for resource with name ${object.metadata?.name || '<unknown>'}`)
    return resourceName(object) + (operation && ` ${operation}`) + '\n'
  }
  return { print }
}
