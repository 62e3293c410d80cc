/** The file that holds a commit while it is carried out. */
export const journalFile = 'journal'

/** A file's new content, and whether the same goes into its good copy. */
export interface StagedFile { path: string; bytes: Uint8Array; withCopy: boolean }
export interface Journal { staged: readonly StagedFile[]; removals: readonly string[] }

const end = 'end of commit\n'

/** A line of JSON that tells names and lengths, the contents one after the other, and a last line: without it the commit never was. */
export function journalBytes({ staged, removals }: Journal): Uint8Array {
  const head = JSON.stringify({ files: staged.map(({ path, bytes, withCopy }) => [path, bytes.length, withCopy]), removals })
  return Buffer.concat([Buffer.from(`${head}\n`), ...staged.map(({ bytes }) => bytes), Buffer.from(end)])
}

/** Undefined for a journal that was not written to its end. */
export function readJournal(bytes: Buffer): Journal | undefined {
  const contents = bytes.indexOf(10) + 1
  if (contents === 0 || bytes.subarray(-end.length).toString('latin1') !== end) return undefined
  let head: { files: [path: string, length: number, withCopy: boolean][]; removals: string[] }
  try { head = JSON.parse(bytes.toString('utf8', 0, contents)) } catch { return undefined }
  let at = contents
  const staged = head.files.map(([path, length, withCopy]) => ({ path, bytes: bytes.subarray(at, (at += length)), withCopy }))
  return at + end.length === bytes.length ? { staged, removals: head.removals } : undefined
}
