import type { Env } from '../env.ts'
import { BuildFailure } from './failure.ts'
import { clean, isInside, joined } from './paths.ts'

/** What looks like a repository or a file of another machine. */
const remote = /^(?:[a-z][a-z0-9+.-]*:\/\/|git::|gh:|git@[^/]*:|(?:www\.)?(?:github|gitlab|bitbucket)\.(?:com|org)[/:])/i

function refuseRemote(path: string): void {
  if (remote.test(path)) throw new BuildFailure(`fauxctl reads no URLs: ${path}. Save it to a folder and use that`)
}

const missing = (path: string, absolute: string) => new BuildFailure(`evalsymlink failure on '${path}' : lstat ${absolute}: no such file or directory`)

/** Where the first part of a path that is not there ends: what lstat complains about. */
function firstMissing(env: Env, absolute: string): string {
  const parts = absolute.split('/')
  for (let end = 2; end < parts.length; end++) {
    const upTo = parts.slice(0, end).join('/')
    if (!env.files.stat(upTo)) return upTo
  }
  return absolute
}

/** A folder that kustomizations are read from. Files outside of it are refused; folders that led here are not entered again. */
export class Folder {
  private constructor(private readonly env: Env, readonly root: string, private readonly referrer: Folder | undefined, private readonly restricted: boolean) {}

  /** The folder that a build starts with. @param restricted whether only files in or below a kustomization's folder may be read */
  static start(env: Env, path: string, restricted: boolean): Folder {
    refuseRemote(path)
    return new Folder(env, confirmed(env, path), undefined, restricted)
  }

  /** Another folder with a kustomization, as seen from this one. @throws BuildFailure */
  enter(path: string): Folder {
    if (path === '') throw new BuildFailure('new root cannot be empty')
    refuseRemote(path)
    if (path.startsWith('/')) throw new BuildFailure(`new root '${path}' cannot be absolute`)
    const root = confirmed(this.env, joined(this.root, path))
    const visited = this.roots().find((other) => isInside(other, root))
    if (visited !== undefined) throw new BuildFailure(`cycle detected: candidate root '${root}' contains visited root '${visited}'`)
    return new Folder(this.env, root, this, this.restricted)
  }

  /** The roots from this folder back to the one that the build started with. */
  private roots(): string[] { return [this.root, ...(this.referrer?.roots() ?? [])] }

  /** The bytes of a file. @throws BuildFailure when it is missing, a folder, or outside of the folder */
  bytes(path: string): Uint8Array {
    refuseRemote(path)
    const absolute = path.startsWith('/') ? clean(path) : joined(this.root, path)
    const stat = this.env.files.stat(absolute)
    if (this.restricted) {
      if (!stat) throw missing(absolute, firstMissing(this.env, absolute))
      if (stat.isDirectory) throw new BuildFailure(`'${absolute}' must resolve to a file`)
      if (!isInside(absolute.slice(0, absolute.lastIndexOf('/')) || '/', this.root)) throw new BuildFailure(`security; file '${absolute}' is not in or below '${this.root}'`)
    }
    if (!stat) throw new BuildFailure(`open ${absolute}: no such file or directory`)
    if (stat.isDirectory) throw new BuildFailure(`read ${absolute}: is a directory`)
    return this.env.files.readBytes(absolute)
  }

  text(path: string): string { return new TextDecoder().decode(this.bytes(path)) }

  has(path: string): boolean { return this.env.files.stat(joined(this.root, path))?.isFile ?? false }
}

function confirmed(env: Env, path: string): string {
  const notFolder = (why: string) => new BuildFailure(`must build at directory: not a valid directory: ${why}`)
  if (path === '') throw new BuildFailure('must build at directory: directory path cannot be empty')
  const absolute = path.startsWith('/') ? clean(path) : joined(env.cwd, path)
  const stat = env.files.stat(absolute)
  if (!stat) throw notFolder(missing(path, firstMissing(env, absolute)).message)
  if (!stat.isDirectory) throw new BuildFailure(`must build at directory: '${path}': file is not directory`)
  return absolute
}
