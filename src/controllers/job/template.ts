import type { Fields, KubeObject } from '../../api/object.ts'
import { podFromTemplate } from '../shared/pod-template.ts'
import { INDEX, TRACKING } from './pods.ts'

export const COMPONENT = 'job-controller'

/** One more pod of a Job. `index` for indexed ones. */
export function podOf(job: KubeObject, index: number | undefined): Fields {
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

