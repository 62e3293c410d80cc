import type { KubeObject, ManagedFieldsEntry } from '../../api/object.ts'
import { YamlError } from '../../api/yaml/error.ts'
import { yamlToJson } from '../../api/yaml/decode.ts'
import { CommandError, SilentExit } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { infosOfText, shapeError } from '../../client/manifests.ts'
import type { Info } from '../../client/resources.ts'
import { printerFor, printerOptions } from '../../print/printer.ts'
import { recorded } from '../shared/record.ts'
import { withSavedConfig } from '../shared/saveconfig.ts'
import { editText } from './editor.ts'
import type { EditOptions } from './options.ts'
import { EditResults } from './results.ts'
import { sendLastApplied, sendNew, sendPatches } from './send.ts'
import { content, header, isBlank, withoutComments } from './text.ts'

/** What `edit` can show: its own error names only these. */
const FORMATS = ['json', 'kyaml', 'yaml']

/**
 * Lets the user edit objects until the server takes them or the edit is cancelled, and says how it ended.
 * `kubectl: util/editor EditOptions.Run`
 * @throws CommandError, ApiError; SilentExit when all was said
 */
export async function editObjects(ctx: CommandContext, originals: readonly Info[], options: EditOptions): Promise<void> {
  const { files } = ctx.env
  const asJson = options.print.output === 'json'
  let results = new EditResults()
  let file = '', edited = ''
  /** The user's text goes back into the editor, with what was wrong on top. */
  let again = false
  const keep = (error: unknown) => {
    if (file && files.stat(file)) ctx.err(`A copy of your changes has been stored to ${JSON.stringify(file)}\n`)
    return error
  }
  for (;;) {
    const printer = await printerFor(options.print.output || 'yaml', { allowed: FORMATS }).catch((error: unknown) => { throw keep(error) })
    const before = (asJson ? '' : header(options.mode === 'last-applied', results.reasons)) + (again ? withoutComments(edited) : printer.print(shown(originals)))
    const previous = edited
    const saved = await editText(ctx.env, options.windowsLineEndings ? before.replace(/\r?\n/g, '\r\n') : before, asJson ? '.json' : '.yaml').catch((error: unknown) => { throw keep(error) })
    const cancelled = again && content(previous) === content(saved.text)
    if (file && !cancelled) files.remove?.(file)
    ;({ file, text: edited } = saved)
    if (cancelled) throw keep(new CommandError('Edit cancelled, no valid changes were saved.'))

    const flaw = options.validation === 'Ignore' ? undefined : flawOf(edited)
    if (flaw !== undefined) {
      results = new EditResults()
      ctx.err(results.addFlaw(flaw, originals[0]!))
      again = true
      continue
    }
    const unchanged = !again && content(before) === content(edited)
    if (unchanged || isBlank(edited)) {
      files.remove?.(file)
      ctx.err(unchanged ? 'Edit cancelled, no changes made.\n' : 'Edit cancelled, saved file was empty.\n')
      return
    }
    results = new EditResults()
    let updated: Info[]
    try {
      updated = await infosOfText(ctx, edited, 'edited-file')
    } catch (error) {
      results.reasons.push({ head: `The edited file had a syntax error: ${(error as Error).message}`, details: [] })
      again = true
      continue
    }
    try {
      await send(ctx, originals, updated, options, results)
    } catch (error) {
      throw keep(error)
    }
    if (results.retryable) {
      ctx.err(`You can run \`${ctx.commandPath.split(' ')[0]} replace -f ${file}\` to try this update again.\n`)
      throw new SilentExit(1)
    }
    if (results.missing) {
      ctx.err(`The edits you made on deleted resources have been saved to ${JSON.stringify(file)}\n`)
      throw new SilentExit(1)
    }
    if (!results.invalid) {
      files.remove?.(file)
      return
    }
    again = true
  }
}

/** One object as it is, several as a List. Managed fields are nothing to edit. */
function shown(infos: readonly Info[]): KubeObject {
  if (infos.length === 1) return infos[0]!.object!
  return { apiVersion: 'v1', kind: 'List', metadata: {}, items: infos.map(({ object }) => withManagedFields(object!, undefined)) }
}

function flawOf(text: string): string | undefined {
  try {
    return shapeError(yamlToJson(text))
  } catch (error) {
    if (error instanceof YamlError) return error.message
    throw error
  }
}

async function send(ctx: CommandContext, originals: readonly Info[], updated: readonly Info[], options: EditOptions, results: EditResults): Promise<void> {
  const managed = new Map(originals.map(({ object }) => [object!.metadata.uid, object!.metadata.managedFields]))
  const ready = updated.map((info) => {
    const { namespace } = info.object!.metadata
    if (info.resource.namespaced && namespace !== ctx.namespace) {
      throw new CommandError(`the namespace from the provided object ${JSON.stringify(namespace)} does not match the namespace ${JSON.stringify(ctx.namespace)}. You must pass '--namespace=${namespace}' to perform this operation.`)
    }
    const whole = withManagedFields(info.object!, managed.get(info.object!.metadata.uid))
    return { ...info, object: recorded(ctx, options.record ?? false, options.saveConfig ? withSavedConfig(whole, true) : whole) }
  })
  const print = async (operation: string, object: KubeObject) => {
    ctx.out((await printerFor(options.print.output, printerOptions(options.print, { operation, files: ctx.env.files }))).print(object))
  }
  if (options.mode === 'create') await sendNew(ctx, ready, options, print)
  else if (options.mode === 'last-applied') await sendLastApplied(ctx, originals, ready, options, print)
  else await sendPatches(ctx, originals, ready, options, results, print)
}

function withManagedFields(object: KubeObject, managedFields: ManagedFieldsEntry[] | undefined): KubeObject {
  const { managedFields: _, ...metadata } = object.metadata
  return { ...object, metadata: managedFields ? { ...metadata, managedFields } : metadata }
}
