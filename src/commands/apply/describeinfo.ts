import type { Info } from '../../client/resources.ts'

/** An object as kubectl's longer errors name it. `cli-runtime: resource.Info.String` */
export function infoText({ resource, name, namespace }: Info): string {
  const { group, version, kind } = resource
  return `Resource: "${group}/${version}, Resource=${resource.resource}", GroupVersionKind: "${group}/${version}, Kind=${kind}"\nName: ${JSON.stringify(name)}, Namespace: ${JSON.stringify(namespace ?? '')}`
}

/** `deployments/web`: how warnings call an object. */
export const objectName = ({ resource, name }: Info): string => `${resource.resource}/${name}`

