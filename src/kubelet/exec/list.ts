import { versionOf } from '../images/version.ts'
import { knownImage } from '../images/known.ts'
import type { World } from '../programs/world.ts'

const BOX_ROOT = ['bin', 'dev', 'etc', 'home', 'lib', 'lib64', 'proc', 'root', 'sys', 'tmp', 'usr', 'var']
const DEBIAN_ROOT = ['bin', 'boot', 'dev', 'etc', 'home', 'lib', 'lib64', 'media', 'mnt', 'opt', 'proc', 'root', 'run', 'sbin', 'srv', 'sys', 'tmp', 'usr', 'var']

/** What `ls` lists of a folder, sorted; undefined for a folder whose content is not known. */
export function listFolder(world: World, image: string, folder: string): string[] | undefined {
  const path = folder.replace(/\/+$/, '')
  const here = [...world.files.keys(), ...world.mounts].filter((file) => file.startsWith(`${path}/`)).map((file) => file.slice(path.length + 1).split('/')[0]!)
  if (path === '') return [...new Set([...rootOf(image), ...here])].sort()
  const isMount = world.mounts.some((mount) => path === mount || path.startsWith(`${mount}/`))
  return isMount ? [...new Set(here)].filter((name) => name !== '.').sort() : undefined
}

const rootOf = (image: string): string[] => (knownImage(image)?.box ? BOX_ROOT : versionOf(image)?.name === 'nginx' ? [...DEBIAN_ROOT, 'docker-entrypoint.d', 'docker-entrypoint.sh'] : DEBIAN_ROOT)
