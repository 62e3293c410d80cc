import type { Fields } from '../../api/object.ts'
import type { Env } from '../../env.ts'
import { buildText } from '../../kustomize/build.ts'
import { effectiveNamespace, gvkOf, isClusterScoped } from '../../kustomize/resid.ts'

const idOf = ({ apiVersion, kind, metadata }: Fields) => ({ ...gvkOf(apiVersion, kind), ...(metadata as { name: string; namespace: string }) })

/** Writes every object to its own file of a folder: `apps_v1_deployment_web.yaml`. Where there are several namespaces, theirs stands in front. */
export function writeEach(env: Env, folder: string, objects: readonly Fields[]): void {
  const ids = objects.map(idOf)
  const namespaces = new Set(ids.filter((id) => !isClusterScoped(id)).map(effectiveNamespace))
  for (const [at, object] of objects.entries()) {
    const id = ids[at]!
    const parts = [id.group, id.version, id.kind, id.name].filter(Boolean)
    if (namespaces.size > 1 && !isClusterScoped(id)) parts.unshift(effectiveNamespace(id))
    env.files.writeText(`${folder}/${parts.join('_').toLowerCase()}.yaml`, buildText([object]))
  }
}
