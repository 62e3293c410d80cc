import { CommandError } from '../../cli/command.ts'
import type { Env } from '../../env.ts'
import type { Folders, Versions } from './folders.ts'

/**
 * Compares the folders with the program of $KUBECTL_EXTERNAL_DIFF. Of its words behind the first, only those of letters, digits, `-` and `=` are taken.
 * @returns whether it found differences
 * @throws CommandError when it cannot be run or fails
 */
export async function runExternalDiff(env: Env, command: string, folders: Folders, files: readonly Versions[]): Promise<boolean> {
  const [program, ...options] = command.split(' ') as [string, ...string[]]
  const failed = (why: string) => new CommandError(`failed to run ${JSON.stringify(program)}: ${why}`)
  const { files: disk } = env
  try {
    for (const folder of [folders.live, folders.merged]) disk.makeFolder(folder)
    for (const { name, live, merged } of files) {
      disk.writeText(`${folders.live}/${name}`, live, 0o700)
      if (merged !== undefined) disk.writeText(`${folders.merged}/${name}`, merged, 0o700)
    }
    if (!env.runProgram) throw failed('executable file not found in $PATH')
    const end = await env.runProgram(program, [folders.live, folders.merged, ...options.filter((option) => /^[a-zA-Z0-9=-]+$/.test(option))])
    if ('failure' in end) throw failed(end.failure === 'ENOENT' ? 'executable file not found in $PATH' : end.failure === 'EACCES' ? `fork/exec ${program}: permission denied` : end.failure)
    if (end.exitCode > 1) throw failed(`exit status ${end.exitCode}`)
    return end.exitCode === 1
  } finally {
    for (const folder of [folders.live, folders.merged]) disk.remove?.(folder)
  }
}
