import type { Fields, KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { ControllerApi } from '../contract.ts'
import { podFromTemplate } from '../shared/pod-template.ts'
import { INDEX, TRACKING } from './pods.ts'

export const COMPONENT = 'job-controller'

/** One more pod of a Job. `index` for indexed ones. */
function podOf(job: KubeObject, index: number | undefined): Fields {
  const pod = podFromTemplate(job.spec.template, job)
  pod.metadata.finalizers = [...(pod.metadata.finalizers ?? []), TRACKING]
  if (index === undefined) return pod
  pod.metadata.generateName = `${job.metadata.name}-${index}-`
  pod.metadata.annotations = { ...pod.metadata.annotations, [INDEX]: `${index}` }
  pod.metadata.labels = { ...pod.metadata.labels, [INDEX]: `${index}` }
  pod.spec.hostname = `${job.metadata.name}-${index}`
  const env = { name: 'JOB_COMPLETION_INDEX', valueFrom: { fieldRef: { fieldPath: `metadata.labels['${INDEX}']` } } }
  for (const container of [...(pod.spec.initContainers ?? []), ...pod.spec.containers]) {
    if (!container.env?.some(({ name }: Fields) => name === env.name)) container.env = [...(container.env ?? []), env]
  }
  return pod
}

/** @throws ApiError when the API refuses; the event about it is recorded */
export function createPod(job: KubeObject, index: number | undefined, api: ControllerApi): void {
  try {
    const { metadata } = api.create('pods', podOf(job, index))
    api.event(job, { type: 'Normal', reason: 'SuccessfulCreate', message: `Created pod: ${metadata.name}` }, COMPONENT)
  } catch (error) {
    if (error instanceof ApiError) api.event(job, { type: 'Warning', reason: 'FailedCreate', message: `Error creating: ${error.message}` }, COMPONENT)
    throw error
  }
}

export function deletePod(job: KubeObject, { metadata }: KubeObject, api: ControllerApi): void {
  api.delete('pods', metadata.namespace, metadata.name!)
  api.event(job, { type: 'Normal', reason: 'SuccessfulDelete', message: `Deleted pod: ${metadata.name}` }, COMPONENT)
}
