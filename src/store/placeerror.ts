import { StateError } from './contract.ts'

const reasons: Record<string, string> = {
  EACCES: 'permission denied', EPERM: 'operation not permitted', EROFS: 'read-only file system', ENOTDIR: 'not a directory', EEXIST: 'a file stands where a folder should be', EISDIR: 'is a directory',
  ENOENT: 'no such file or directory', ENOSPC: 'no space left on device', EDQUOT: 'disk quota exceeded', EMFILE: 'too many open files', ENAMETOOLONG: 'file name too long', ELOOP: 'too many symbolic links',
}

/** What the system refused in the folder of a cluster, as an error for the user; every other error as it is. */
export function placeError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || error instanceof StateError) return error
  const { code, path } = error as NodeJS.ErrnoException
  const reason = code && reasons[code]
  if (!reason) return error
  return new StateError(`the cluster in ${folder} cannot be used: ${path === undefined || path === folder ? '' : `${path}: `}${reason}\nchoose another folder with FAUXCTL_HOME, or another cluster with FAUXCTL_CLUSTER`, path ?? folder, undefined)
}
