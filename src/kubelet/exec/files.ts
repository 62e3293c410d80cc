import type { Fields } from '../../api/object.ts'
import type { Container } from '../../api/types/core.v1.ts'
import { filesAt, lifeOf } from '../programs/life.ts'
import type { Step } from '../step.ts'
import { surroundingsOf } from '../surroundings.ts'
import { podToken } from './token.ts'

/** Path → text of the files of a container whose content is known: what Kubernetes mounts, and what its process has written. */
export function knownFiles(step: Step, container: Container): Map<string, string> {
  const { pod, memory, api } = step
  const hostname = (pod.spec!.hostname as string | undefined) ?? pod.metadata.name!
  const files = new Map<string, string>([['/etc/hostname', `${hostname}\n`], ['/etc/hosts', hosts(step, hostname)]])
  if ((pod.spec!.dnsPolicy ?? 'ClusterFirst') === 'ClusterFirst' && !pod.spec!.hostNetwork) files.set('/etc/resolv.conf', resolvConf(step))
  for (const mount of (container.volumeMounts ?? []) as Fields[]) {
    const volume = (pod.spec!.volumes as Fields[] | undefined)?.find(({ name }) => name === mount.name)
    const content = volume && volumeFiles(step, volume)
    if (!content) continue
    if (mount.subPath) {
      const text = content.get(mount.subPath)
      if (text !== undefined) files.set(mount.mountPath, text)
    } else for (const [name, text] of content) files.set(`${mount.mountPath}/${name}`, text)
  }
  const state = memory.containers[container.name]
  if (state) for (const [path, text] of filesAt(lifeOf(container, surroundingsOf(step, container)), api.now - state.startedAt)) files.set(path, text)
  return files
}

function hosts({ pod, memory }: Step, hostname: string): string {
  const { subdomain, hostAliases = [] } = pod.spec as Fields
  const names = subdomain ? `${hostname}.${subdomain}.${pod.metadata.namespace}.svc.cluster.local\t${hostname}` : hostname
  const aliases = (hostAliases as Fields[]).map(({ ip, hostnames }) => `${ip}\t${hostnames.join('\t')}\n`).join('')
  return `# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n${memory.ip}\t${names}\n${aliases && `\n# Entries added by HostAliases.\n${aliases}`}`
}

function resolvConf({ api, pod }: Step): string {
  const dns = (api.get('services', 'kube-system', 'kube-dns') as Fields | undefined)?.spec?.clusterIP ?? '10.96.0.10'
  return `search ${pod.metadata.namespace}.svc.cluster.local svc.cluster.local cluster.local\nnameserver ${dns}\noptions ndots:5\n`
}

/** The files of a volume by their paths in it; undefined for volumes whose content is not known. */
function volumeFiles(step: Step, volume: Fields): Map<string, string> | undefined {
  if (volume.projected) return new Map(((volume.projected.sources ?? []) as Fields[]).flatMap((source) => [...(sourceFiles(step, source) ?? [])]))
  return sourceFiles(step, { ...volume, ...(volume.secret && { secret: { ...volume.secret, name: volume.secret.secretName } }) })
}

function sourceFiles(step: Step, { configMap, secret, downwardAPI, serviceAccountToken }: Fields): Map<string, string> | undefined {
  const { api, pod } = step
  if (serviceAccountToken) return new Map([[serviceAccountToken.path, podToken(step, serviceAccountToken)]])
  const { namespace } = pod.metadata
  if (configMap) return items((api.get('configmaps', namespace, configMap.name) as Fields | undefined)?.data, configMap.items)
  if (secret) {
    const data: Record<string, string> = (api.get('secrets', namespace, secret.name) as Fields | undefined)?.data ?? {}
    return items(Object.fromEntries(Object.entries(data).map(([key, value]) => [key, atob(value)])), secret.items)
  }
  if (!downwardAPI) return undefined
  return new Map(((downwardAPI.items ?? []) as Fields[]).flatMap(({ path, fieldRef }) => {
    const value = fieldRef && podField(pod as Fields, fieldRef.fieldPath)
    return value === undefined ? [] : [[path, value] as [string, string]]
  }))
}

function items(data: Record<string, string> | undefined, chosen: Fields[] | undefined): Map<string, string> {
  const all = Object.entries(data ?? {})
  if (!chosen?.length) return new Map(all)
  return new Map(chosen.flatMap(({ key, path }) => (data?.[key] === undefined ? [] : [[path, data[key]] as [string, string]])))
}

function podField({ metadata }: Fields, path: string): string | undefined {
  if (path === 'metadata.name' || path === 'metadata.namespace' || path === 'metadata.uid') return metadata[path.slice(9)]
  const map = path === 'metadata.labels' ? metadata.labels : path === 'metadata.annotations' ? metadata.annotations : undefined
  return map && Object.entries(map).map(([key, value]) => `${key}=${JSON.stringify(value)}`).sort().join('\n')
}
