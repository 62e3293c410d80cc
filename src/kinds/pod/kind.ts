import type { Fields } from '../../api/object.ts'
import { dns1123Label } from '../../api/names.ts'
import { defineKind } from '../contract.ts'
import { podWarnings } from '../podspec/warnings.ts'
import { admitNewPod, admitPodUpdate } from './admission.ts'
import { podColumns } from './columns.ts'
import { defaultPod } from './defaults.ts'
import { prepareChangedPod, prepareNewPod } from './prepare.ts'
import { binding, eviction } from './subresources.ts'
import { validateNewPod } from './validate.ts'
import { validatePodUpdate } from './validateupdate.ts'

export const kind = defineKind({
  type: 'core/v1.Pod',
  statusKeeps: ['ownerReferences'],
  returnsDeleted: true,
  // A binding changes the spec and does not count: this kind counts its generation itself.
  hasGeneration: false,
  defaults: defaultPod,
  prepareForCreate: prepareNewPod,
  prepareForUpdate: (pod, old, ctx) => prepareChangedPod(pod, old, ctx.subresource),
  admit(pod, old, ctx) {
    if (!old) admitNewPod(pod, ctx)
    else if (ctx.subresource === '') admitPodUpdate(pod, old)
  },
  validate: (pod) => validateNewPod(pod),
  validateUpdate: (pod, old, ctx) => validatePodUpdate(pod, old, ctx.subresource),
  warnings(pod, old) {
    if (old) return []
    const faults = dns1123Label(pod.metadata.name ?? '')
    const note = `metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [${faults.join(' ')}]`
    return [...(faults.length ? [note] : []), ...podWarnings(pod.metadata, pod.spec, '')]
  },
  columns: podColumns,
  selectableFields: ({ spec = {}, status = {} }: Fields) => ({
    'spec.nodeName': spec.nodeName ?? '',
    'spec.restartPolicy': spec.restartPolicy ?? '',
    'spec.schedulerName': spec.schedulerName ?? '',
    'spec.serviceAccountName': spec.serviceAccountName ?? '',
    'spec.hostNetwork': String(spec.hostNetwork ?? false),
    'status.phase': status.phase ?? '',
    'status.podIP': status.podIPs?.[0]?.ip ?? '',
    'status.podIPs': '',
    'status.nominatedNodeName': status.nominatedNodeName ?? '',
  }),
  // A pod that never reached a node, or is done, goes at once.
  defaultGracePeriodSeconds: ({ spec, status }) => (spec.nodeName && status?.phase !== 'Failed' && status?.phase !== 'Succeeded' ? (spec.terminationGracePeriodSeconds ?? 0) : undefined),
  subresources: { binding, eviction },
})
