import type { Schema } from '../api/schema/contract.ts'
import { BuildFailure, messageOf, within } from './failure.ts'
import type { Folder } from './folder.ts'
import { generate } from './generators.ts'
import { loadKustomization } from './kustomization.ts'
import type { Kustomization } from './kustomizationtypes.ts'
import { resourcesOf } from './parse.ts'
import { ResourceList } from './resourcelist.ts'
import { defaultConfig } from './transformerconfig.ts'
import type { TransformerConfig } from './transformerconfig.ts'
import { mergeConfig, readConfigurations } from './configurations.ts'
import { transforms } from './transforms.ts'

/** What a whole build shares. */
export interface Build { schema: Schema; warn(line: string): void; yaml(value: object): string }

/** What a kustomization gives: its resources, and which fields its transformers change. */
export interface Accumulated { resources: ResourceList; config: TransformerConfig }

/** Builds a kustomization and what is below it, but for the steps that are only done once, at the top. @throws BuildFailure */
export async function accumulate(folder: Folder, kustomization: Kustomization, build: Build, into?: Accumulated): Promise<Accumulated> {
  const gathered = into ?? { resources: new ResourceList(), config: defaultConfig() }
  await within('accumulating resources', async () => {
    for (const path of kustomization.resources ?? []) await addPath(folder, path, gathered, build)
  })
  mergeConfig(gathered.config, readConfigurations(folder, kustomization.configurations ?? []))
  for (const path of kustomization.crds ?? []) folder.bytes(path)
  for (const [kind, field] of [['ConfigMap', 'configMapGenerator'], ['Secret', 'secretGenerator']] as const) {
    for (const args of kustomization[field] ?? []) {
      const resource = await generate(kind, folder, args, kustomization.generatorOptions)
      // kustomize prints an address in memory here.
      await within('merging from generator &{0xc000000000 <nil>}', () => gathered.resources.absorb(resource))
    }
  }
  const complete = await within('accumulating components', () => withComponents(folder, kustomization.components ?? [], gathered, build))
  for (const transform of transforms(folder, kustomization, complete.config, build)) transform(complete.resources)
  return complete
}

/** A path of `resources`: a file, or else a folder with a kustomization. */
async function addPath(folder: Folder, path: string, into: Accumulated, build: Build): Promise<void> {
  let reason: string
  try {
    return addFile(folder, path, into.resources)
  } catch (error) {
    reason = messageOf(error)
    let below: Folder
    try {
      below = folder.enter(path)
    } catch (refusal) {
      if (error instanceof BuildFailure && error.malformed) throw error
      throw new BuildFailure(isRemote(refusal) ? messageOf(refusal) : `accumulation err='${reason}': ${messageOf(refusal)}`)
    }
    await within(`accumulation err='${reason}'`, () => addFolder(below, into, build))
  }
}

const isRemote = (error: unknown) => messageOf(error).startsWith('fauxctl ')

function addFile(folder: Folder, path: string, into: ResourceList): void {
  const inFile = (prefix: string, error: unknown) => new BuildFailure(`${prefix} from '${path}': ${messageOf(error)}`, error instanceof BuildFailure && error.malformed)
  const list = new ResourceList()
  try {
    const text = folder.text(path)
    try {
      list.appendAll(resourcesOf(text))
    } catch (error) {
      throw error instanceof BuildFailure && error.malformed ? new BuildFailure(`${error.message} in File: ${path}`, true) : error
    }
  } catch (error) {
    throw inFile('accumulating resources', error)
  }
  try {
    into.appendAll(list.items)
  } catch (error) {
    throw inFile('merging resources', error)
  }
}

async function load(folder: Folder, build: Build): Promise<Kustomization> {
  return within(`couldn't make target for path '${folder.root}'`, () => loadKustomization(folder, build.warn))
}

async function addFolder(folder: Folder, into: Accumulated, build: Build): Promise<void> {
  const kustomization = await load(folder, build)
  if (kustomization.kind === 'Component') throw new BuildFailure(`expected kind != 'Component' for path '${folder.root}'`)
  const below = await within(`recursed accumulation of path '${folder.root}'`, () => accumulate(folder, kustomization, build))
  await within(`recursed merging from path '${folder.root}'`, () => into.resources.appendAll(below.resources.items))
  mergeConfig(into.config, below.config)
}

/** Components work on the resources that are there already. */
async function withComponents(folder: Folder, paths: readonly string[], start: Accumulated, build: Build): Promise<Accumulated> {
  let gathered = start
  for (const path of paths) {
    let below: Folder
    try {
      below = folder.enter(path)
    } catch (error) {
      throw new BuildFailure(`loader.New ${JSON.stringify(messageOf(error))}`)
    }
    try {
      const kustomization = await load(below, build)
      if (kustomization.kind !== 'Component') throw new BuildFailure(`expected kind 'Component' for path '${below.root}' but got '${kustomization.kind}'`)
      gathered = await within(`recursed accumulation of path '${below.root}'`, () => accumulate(below, kustomization, build, gathered))
    } catch (error) {
      throw new BuildFailure(`accumulateDirectory: ${JSON.stringify(messageOf(error))}`)
    }
  }
  return gathered
}
