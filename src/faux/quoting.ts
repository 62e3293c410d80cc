export type ShellName = 'sh' | 'fish' | 'powershell'
export const shellNames: readonly ShellName[] = ['sh', 'fish', 'powershell']

/** The family that a shell belongs to, by its path. Shells we don't know are taken for kin of `sh`. */
export function shellFamily(path: string): ShellName {
  const name = path.split(/[/\\]/).pop()!.replace(/\.exe$/i, '').toLowerCase()
  if (name === 'fish') return 'fish'
  return name === 'pwsh' || name === 'powershell' ? 'powershell' : 'sh'
}

/** A text as one word of a shell, whatever is in it. */
export function quoted(text: string, shell: ShellName): string {
  if (shell === 'powershell') return `'${text.replaceAll("'", "''")}'`
  if (shell === 'fish') return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** The line of a shell's language that sets and exports a variable. */
export function exportLine(name: string, value: string, shell: ShellName): string {
  const word = quoted(value, shell)
  if (shell === 'powershell') return `$env:${name} = ${word}`
  return shell === 'fish' ? `set -gx ${name} ${name === 'PATH' ? value.split(':').map((part) => quoted(part, shell)).join(' ') : word}` : `export ${name}=${word}`
}
