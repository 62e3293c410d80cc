import type { KubeObject } from '../api/object.ts'

/** The class (StorageClass, IngressClass) that is marked as default by `annotation`: the newest one, then the first by name. */
export function defaultClassName(classes: readonly KubeObject[], annotation: string): string | undefined {
  const time = ({ metadata }: KubeObject) => metadata.creationTimestamp ?? ''
  const marked = classes.filter(({ metadata }) => metadata.annotations?.[annotation] === 'true')
  marked.sort((a, b) => (time(a) === time(b) ? (a.metadata.name! < b.metadata.name! ? -1 : 1) : time(a) > time(b) ? -1 : 1))
  return marked[0]?.metadata.name
}
