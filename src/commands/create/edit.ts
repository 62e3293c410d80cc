import type { CommandContext } from '../../cli/command.ts'
import { visit } from '../../client/visit.ts'
import type { PrintFlagValues } from '../../print/flags.ts'
import { editObjects } from '../edit/session.ts'

interface EditFlags extends PrintFlagValues {
  readonly filename: string[]
  readonly kustomize: string
  readonly recursive: boolean
  readonly record: boolean
  readonly validation: 'Strict' | 'Warn' | 'Ignore'
  readonly 'save-config': boolean
  readonly 'windows-line-endings': boolean
  readonly 'field-manager': string
}

/** `create --edit`: each manifest goes through the user's editor before it is sent. @throws CommandError, ApiError */
export async function createEdited(ctx: CommandContext, values: EditFlags): Promise<void> {
  const { filename: filenames, kustomize, recursive, validation, record } = values
  await visit(ctx, { filenames, kustomize, recursive }, (info) => editObjects(ctx, [info], {
    mode: 'create', print: values, manager: values['field-manager'], validation, record, saveConfig: values['save-config'],
    windowsLineEndings: ctx.changed('windows-line-endings') ? values['windows-line-endings'] : ctx.env.platform === 'win32',
  }))
}
