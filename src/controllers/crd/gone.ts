import type { Fields, KubeObject } from '../../api/object.ts'
import type { GoneDefinition } from '../../apiserver/custom/stale.ts'
import type { ControllerApi } from '../contract.ts'

const SLOT = 'discovery', KEY = 'gone'
/** How long kubectl trusts what it has discovered, ms. `cli-runtime: genericclioptions` */
const CACHE_TIME = 6 * 60 * 60_000

/** Keeps in mind what a definition made that is now going: clients that have its resources in their cache go on asking for them. */
export function rememberGone(definition: KubeObject, api: ControllerApi): void {
  const { metadata: { name }, spec, status } = definition
  const before = (api.recall<GoneDefinition[]>(SLOT, KEY) ?? []).filter((gone) => gone.name !== name && gone.until > api.now)
  const versions = spec.versions.map(({ name: version, served, storage, subresources }: Fields) => ({ name: version, served, storage, ...(subresources && { subresources }) }))
  const gone: GoneDefinition = { name: name!, until: api.now + CACHE_TIME, definition: { metadata: {}, spec: { ...spec, versions }, status } }
  api.remember(SLOT, KEY, [...before, gone])
}
