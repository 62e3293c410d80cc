import { dns1123Label } from '../../api/names.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { podWarnings } from '../podspec/warnings.ts'

/** Warnings about a workload's template. */
export const templateWarnings = (template: Fields | undefined): string[] => (template ? podWarnings(template.metadata, template.spec ?? {}, 'spec.template.') : [])

/** A new workload that makes pods: about its name, and its template. */
export function newWorkloadWarnings(workload: KubeObject): string[] {
  const faults = dns1123Label(workload.metadata.name ?? '')
  const note = `metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${faults.join(' ')}]`
  return [...(faults.length ? [note] : []), ...templateWarnings(workload.spec?.template)]
}

/** A new or changed ReplicaSet or Deployment. `counts` says whether a change of annotations counts as one, too. */
export function workloadWarnings(workload: KubeObject, old: KubeObject | undefined, counts = false): string[] {
  if (!old) return newWorkloadWarnings(workload)
  const unchanged = same(workload.spec, old.spec) && (!counts || same(workload.metadata.annotations ?? {}, old.metadata.annotations ?? {}))
  return unchanged ? [] : templateWarnings(workload.spec?.template)
}
