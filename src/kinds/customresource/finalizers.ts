import { qualifiedName } from '../../api/names.ts'
import type { KubeObject } from '../../api/object.ts'

const STANDARD = ['orphan', 'foregroundDeletion', 'kubernetes']

/** Warnings about finalizers that an object gains and that could mean somebody else's. */
export function finalizerWarnings({ metadata }: KubeObject, old: KubeObject | undefined): string[] {
  const added = [...new Set(metadata.finalizers ?? [])].filter((name) => !old?.metadata.finalizers?.includes(name)).sort()
  return added.flatMap((name) => {
    const head = `metadata.finalizers: ${JSON.stringify(name)}: `
    const wrong = qualifiedName(name).map((message) => head + message)
    if (name.includes('/') || STANDARD.includes(name)) return wrong
    return [...wrong, `${head}prefer a domain-qualified finalizer name ${name.includes('.') ? 'including a path (/) ' : ''}to avoid accidental conflicts with other finalizer writers`]
  })
}
