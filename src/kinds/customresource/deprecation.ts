import type { Fields, KubeObject } from '../../api/object.ts'

/** The warning that comes with every request to a deprecated version; undefined for others. `newer`: what to use instead. */
export function deprecationOf({ spec }: KubeObject, version: Fields, newer: string | undefined): string | undefined {
  if (!version.deprecated) return undefined
  if (version.deprecationWarning !== undefined) return version.deprecationWarning
  return `${spec.group}/${version.name} ${spec.names.kind} is deprecated${newer ? `; use ${spec.group}/${newer} ${spec.names.kind}` : ''}`
}
