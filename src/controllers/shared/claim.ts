import type { Selector } from '../../api/labels.ts'
import { matches } from '../../api/labels.ts'
import type { KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { ControllerApi } from '../contract.ts'
import { controllerOf, controllerReference } from '../contract.ts'

/**
 * Which of the candidates `owner` manages. Orphans that match its selector are adopted, its own that match no
 * longer are released; both are written at once.
 */
export function claim(api: ControllerApi, resource: string, owner: KubeObject, selector: Selector, candidates: Iterable<KubeObject>): KubeObject[] {
  const claimed: KubeObject[] = []
  const dying = owner.metadata.deletionTimestamp !== undefined
  for (const object of candidates) {
    const reference = controllerOf(object)
    const fits = matches(selector, object.metadata.labels)
    if (reference) {
      if (reference.uid !== owner.metadata.uid) continue
      if (fits) claimed.push(object)
      else if (!dying) release(api, resource, owner, object)
    } else if (fits && !dying && object.metadata.deletionTimestamp === undefined) {
      const adopted = adopt(api, resource, owner, object)
      if (adopted) claimed.push(adopted)
    }
  }
  return claimed
}

const withReferences = (object: KubeObject, ownerReferences: KubeObject['metadata']['ownerReferences']): KubeObject =>
  ({ ...object, metadata: { ...object.metadata, ownerReferences } })

function adopt(api: ControllerApi, resource: string, owner: KubeObject, object: KubeObject): KubeObject | undefined {
  const others = (object.metadata.ownerReferences ?? []).filter((reference) => reference.uid !== owner.metadata.uid)
  try {
    return api.update(resource, withReferences(object, [...others, controllerReference(owner)]))
  } catch (error) {
    if (error instanceof ApiError) return undefined
    throw error
  }
}

function release(api: ControllerApi, resource: string, owner: KubeObject, object: KubeObject): void {
  const rest = (object.metadata.ownerReferences ?? []).filter((reference) => reference.uid !== owner.metadata.uid)
  try {
    api.update(resource, withReferences(object, rest.length ? rest : undefined))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
  }
}
