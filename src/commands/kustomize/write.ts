import type { Fields } from '../../api/object.ts'
import type { Env } from '../../env.ts'
import { buildText } from '../../kustomize/build.ts'

/** `apps_v1_deployment_web.yaml` */
function fileName({ apiVersion, kind, metadata }: Fields): string {
  const { name, namespace } = metadata as { name?: string; namespace?: string }
  void namespace
  return `${[...String(apiVersion).split('/'), kind, name].join('_').toLowerCase().replaceAll(':', '-')}.yaml`
}

/** Writes every object to its own file of a folder. Objects of several namespaces have theirs in front of the name. */
export function writeEach(env: Env, folder: string, objects: readonly Fields[]): void {
  for (const object of objects) env.files.writeText(`${folder}/${fileName(object)}`, buildText([object]))
}
