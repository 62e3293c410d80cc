import { dns1123Label } from '../../api/names.ts'
import type { KubeObject } from '../../api/object.ts'
import { podWarnings } from '../podspec/warnings.ts'

/** Warnings of a workload that makes pods: about its name when new, about its template when new or changed. */
export function workloadWarnings(workload: KubeObject, old: KubeObject | undefined): string[] {
  if (old && old.metadata.generation === workload.metadata.generation) return []
  const faults = old ? [] : dns1123Label(workload.metadata.name ?? '')
  const note = `metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${faults.join(' ')}]`
  const template = workload.spec?.template
  return [...(faults.length ? [note] : []), ...(template ? podWarnings(template.metadata, template.spec ?? {}, 'spec.template.') : [])]
}
