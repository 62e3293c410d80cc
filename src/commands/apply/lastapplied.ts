import type { Fields, KubeObject } from '../../api/object.ts'
import { clone } from '../../api/object.ts'
import { toJson } from '../../print/json.ts'

/** The annotation that client-side apply keeps its last configuration in. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** The configuration as the annotation holds it: compact JSON with sorted keys and a newline, without the annotation itself. */
export function configurationText(object: KubeObject): string {
  const bare = clone(object)
  const annotations = { ...bare.metadata.annotations }
  delete annotations[LAST_APPLIED]
  bare.metadata.annotations = annotations
  return `${toJson(bare, { sorted: true })}\n`
}

/** A copy of the object that carries its own configuration as annotation. */
export function withConfiguration(object: KubeObject): KubeObject {
  const copy = clone(object)
  copy.metadata.annotations = { ...copy.metadata.annotations, [LAST_APPLIED]: configurationText(object) }
  return copy
}

/** What was applied last, as the annotation says; undefined when it was never applied. @throws SyntaxError for a damaged annotation */
export function lastConfiguration(object: KubeObject): Fields | undefined {
  const text = object.metadata.annotations?.[LAST_APPLIED]
  return text ? JSON.parse(text) as Fields : undefined
}
