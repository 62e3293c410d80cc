import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StateError } from './contract.ts'
import type { SeedCluster } from './seed.ts'

/** The folder of the package that this code runs from, bundled or not. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

/** Names of the seed clusters that come with the package. */
export function seedNames(): string[] {
  return readdirSync(join(packageFolder(), 'state')).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)).sort()
}

/** Reads a seed cluster. @throws StateError when there is none of that name */
export function readSeed(name: string): SeedCluster {
  if (!seedNames().includes(name)) throw new StateError(`no seed cluster is called "${name}"; there are ${seedNames().join(', ')}`, '', undefined)
  return JSON.parse(readFileSync(join(packageFolder(), 'state', `${name}.json`), 'utf8')) as SeedCluster
}
