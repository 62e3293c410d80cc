/** Warnings about files of one volume that land on the same path, or inside one another. */
import type { Fields } from '../../api/object.ts'

interface Target { path: string; source: string }

const show = ({ path, source }: Target) => JSON.stringify(path) + (source ? ` (${source})` : '')
const targets = (items: readonly Fields[] | undefined, source: string): Target[] => (items ?? []).map(({ path = '' }) => ({ path, source }))
const inside = (a: string, b: string) => `${a}/`.startsWith(`${b}/`)

function overlaps(all: readonly Target[]): string[] {
  const trimmed = all.map((target) => ({ ...target, path: target.path.replace(/\/+$/, '') }))
  return trimmed.flatMap((target, i) => (target.path
    ? trimmed.slice(0, i).filter((other) => other.path && (inside(other.path, target.path) || inside(target.path, other.path))).map((other) => `${show(target)} with ${show(other)}`)
    : []))
}

function projected(source: Fields): Target[] {
  const { configMap, secret, downwardAPI, serviceAccountToken: token, clusterTrustBundle: bundle } = source
  if (configMap?.items) return targets(configMap.items, `ConfigMap ${JSON.stringify(configMap.name ?? '')}`)
  if (secret?.items) return targets(secret.items, `Secret ${JSON.stringify(secret.name ?? '')}`)
  if (downwardAPI?.items) return targets(downwardAPI.items, 'DownwardAPI')
  if (token) return [{ path: token.path ?? '', source: 'ServiceAccountToken' }]
  if (bundle) return [{ path: bundle.path ?? '', source: `ClusterTrustBundle ${JSON.stringify(bundle.name ?? bundle.signerName ?? '')}` }]
  return []
}

export function overlapWarnings(volumes: readonly Fields[] | undefined): string[] {
  return (volumes ?? []).flatMap(({ name, configMap, secret, downwardAPI, projected: several }) => {
    const warn = (what: string, list: string[]) => list.map((text) => `volume ${JSON.stringify(name)} (${what}): overlapping paths: ${text}`)
    const empty = (several?.sources ?? []).filter((source: Fields) => !Object.keys(source).length).map(() => `volume ${JSON.stringify(name)} (Projected) has no sources provided`)
    return [
      ...(configMap?.items ? warn(`ConfigMap ${JSON.stringify(configMap.name ?? '')}`, overlaps(targets(configMap.items, ''))) : []),
      ...(secret?.items ? warn(`Secret ${JSON.stringify(secret.secretName ?? '')}`, overlaps(targets(secret.items, ''))) : []),
      ...(downwardAPI?.items ? warn('DownwardAPI', overlaps(targets(downwardAPI.items, ''))) : []),
      ...empty,
      ...warn('Projected', overlaps((several?.sources ?? []).flatMap(projected))),
    ]
  })
}
