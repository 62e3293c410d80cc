/** One object in its two versions, as files of two folders. A missing file is one that was not written. */
export interface Versions { name: string; live: string; merged?: string; /** When the files were written, cluster time in ms. */ at: number }

/** The two folders that are compared. */
export interface Folders { live: string; merged: string }

const EPOCH = '1970-01-01 00:00:00.000000000 +0000'

/** A time as `diff -u` writes it behind a file's name. */
const stamp = (ms: number) => `${new Date(ms).toISOString().replace('T', ' ').slice(0, -1)}000000 +0000`

/** What `diff -u -N LIVE MERGED` prints for the folders; '' when they are equal. */
export async function diffFolders({ live, merged }: Folders, files: readonly Versions[]): Promise<string> {
  const { unifiedHunks } = await import('./unified.ts')
  return [...files].sort((a, b) => (a.name < b.name ? -1 : 1)).map((file) => {
    const text = unifiedHunks(file.live, file.merged ?? '')
    if (!text) return ''
    const left = `${live}/${file.name}`, right = `${merged}/${file.name}`
    return `diff -u -N ${left} ${right}\n--- ${left}\t${stamp(file.at)}\n+++ ${right}\t${file.merged === undefined ? EPOCH : stamp(file.at)}\n${text}`
  }).join('')
}
