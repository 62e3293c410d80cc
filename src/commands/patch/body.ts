import type { Json } from '../../api/object.ts'
import { MalformedPatch } from '../../api/patch/errors.ts'
import { YamlError } from '../../api/yaml/error.ts'
import { yamlToJson } from '../../api/yaml/decode.ts'
import { CommandError } from '../../cli/command.ts'
import type { Env } from '../../env.ts'

/**
 * The patch of `-p` or `--patch-file`, JSON or YAML. What begins like JSON is sent as it stands, even when it is broken.
 * @throws CommandError for a file that cannot be read or YAML that cannot be parsed
 */
export function patchBody(env: Env, patch: string, file: string): Json | MalformedPatch {
  const text = file ? readPatch(env, file) : patch
  if (/^\s*\{/.test(text)) {
    try {
      return JSON.parse(text) as Json
    } catch {
      return new MalformedPatch(text)
    }
  }
  try {
    return yamlToJson(text)
  } catch (error) {
    if (error instanceof YamlError) throw new CommandError(`unable to parse ${JSON.stringify(patch)}: ${error.message}`)
    throw error
  }
}

function readPatch({ files }: Env, path: string): string {
  try {
    return files.readText(path)
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    const why = code === 'ENOENT' ? `open ${path}: no such file or directory` : code === 'EISDIR' ? `read ${path}: is a directory` : code === 'EACCES' ? `open ${path}: permission denied` : message
    throw new CommandError(`unable to read patch file: ${why}`)
  }
}
