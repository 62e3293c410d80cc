import { CommandError } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { Selection } from '../../client/resources.ts'
import { targetsOf } from '../../client/resources.ts'
import { singleItemImplied } from './single.ts'

/** The flags by which label and annotate find their objects. */
interface SelectionValues {
  readonly filename: string[]
  readonly kustomize: string
  readonly recursive: boolean
  readonly selector: string
  readonly 'field-selector': string
  readonly all: boolean
  readonly 'all-namespaces': boolean
  readonly local: boolean
  readonly 'resource-version': string
}

/**
 * What label and annotate work on, and whether that is one object by its form. `--all` counts only for a type without a name.
 * @throws CommandError for --resource-version with more than one object
 */
export async function metadataSelection(ctx: CommandContext, resources: readonly string[], values: SelectionValues): Promise<{ selection: Selection; single: boolean }> {
  const { filename: filenames, kustomize, recursive, local, selector } = values
  const selection: Selection = local ? { filenames, kustomize, recursive, local } : {
    args: resources, filenames, kustomize, recursive, selector, fieldSelector: values['field-selector'],
    all: values.all && resources.length === 1 && !resources[0]!.includes('/'), allNamespaces: values['all-namespaces'], refresh: true,
  }
  const single = singleItemImplied(ctx, selection)
  if (!single && values['resource-version']) {
    if (!local) await targetsOf(ctx, selection)
    throw new CommandError('--resource-version may only be used with a single resource')
  }
  return { selection, single }
}

/** `--list`: the labels or annotations of an object, with its name above them where there may be more than one. */
export function listing(what: string, kind: string, name: string, map: Readonly<Record<string, string>> | undefined, single: boolean): string {
  const lines = Object.entries(map ?? {}).map(([key, value]) => `${single ? '' : ' '}${key}=${value}\n`)
  return (single ? '' : `Listing ${what} for ${kind}/${name}:\n`) + lines.join('')
}
