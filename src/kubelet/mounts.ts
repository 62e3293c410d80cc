import type { Volume } from '../api/types/core.v1.ts'
import { missingConfigMap, missingSecret } from './environment.ts'
import type { Step } from './step.ts'

interface Source { name?: string; optional?: boolean; items?: { key: string }[] }

/** What keeps the volumes of a pod from being mounted, one text for each; empty when all are there. */
export function mountFaults(step: Step): string[] {
  return (step.pod.spec!.volumes ?? []).flatMap((volume) => {
    const fault = faultOf(step, volume)
    return fault ? [`MountVolume.SetUp failed for volume "${volume.name}" : ${fault}`] : []
  })
}

function faultOf(step: Step, { configMap, secret, projected }: Volume): string | undefined {
  if (configMap) return faultOfSource(step, 'configmaps', configMap as Source)
  if (secret) return faultOfSource(step, 'secrets', { ...(secret as Source), name: secret.secretName })
  for (const source of projected?.sources ?? []) {
    const fault = source.configMap ? faultOfSource(step, 'configmaps', source.configMap as Source) : source.secret ? faultOfSource(step, 'secrets', source.secret as Source) : undefined
    if (fault) return fault
  }
  return undefined
}

function faultOfSource({ api, pod }: Step, resource: 'configmaps' | 'secrets', { name = '', optional, items }: Source): string | undefined {
  if (optional) return undefined
  const found = api.get(resource, pod.metadata.namespace, name)
  if (!found) return resource === 'configmaps' ? missingConfigMap(name) : missingSecret(name)
  const lost = items?.find(({ key }) => found.data?.[key] === undefined && found.binaryData?.[key] === undefined)
  return lost && `references non-existent ${resource === 'configmaps' ? 'config' : 'secret'} key: ${lost.key}`
}
