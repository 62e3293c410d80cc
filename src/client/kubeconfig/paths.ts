/** Paths as texts: only `main.ts` knows the real file system. */
export const isAbsolute = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)

/** The folder of a file; `.` for a bare name. */
export function folderOf(path: string): string {
  const at = path.search(/[\\/][^\\/]*$/)
  return at < 0 ? '.' : path.slice(0, at) || '/'
}

/** Two paths after each other, with `.` and `..` taken out. */
export function joinPath(folder: string, path: string): string {
  const out: string[] = []
  for (const step of `${folder}/${path}`.split('/')) {
    if (step === '..' && out.length && out.at(-1) !== '..' && out.at(-1) !== '') out.pop()
    else if (step !== '.' && (step !== '' || out.length === 0)) out.push(step)
  }
  return out.join('/') || '/'
}

/** A path from the working folder on. */
export const absolute = (cwd: string, path: string): string => (isAbsolute(path) ? joinPath(path, '.') : joinPath(cwd, path))
