import type { Fields, KubeObject } from '../../api/object.ts'
import { compareVersions } from './versions.ts'

/** The warning that comes with every request to a deprecated version; undefined for others. */
export function deprecationOf({ spec }: KubeObject, version: Fields): string | undefined {
  if (!version.deprecated) return undefined
  if (version.deprecationWarning !== undefined) return version.deprecationWarning
  const newer = spec.versions
    .filter((other: Fields) => other.served && !other.deprecated && compareVersions(other.name, version.name) < 0)
    .map(({ name }: Fields) => name).sort(compareVersions)[0]
  return `${spec.group}/${version.name} ${spec.names.kind} is deprecated${newer ? `; use ${spec.group}/${newer} ${spec.names.kind}` : ''}`
}
