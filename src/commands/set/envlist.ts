import type { Fields } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import type { EnvVar } from './envargs.ts'

/**
 * Prints the variables of a container (--list). What comes from elsewhere is a comment, unless it could be looked up.
 * Gives whether something could not.
 */
export async function listEnv(ctx: CommandContext, object: Fields, container: Fields, resolve: boolean): Promise<boolean> {
  const failures = new Map<string, string[]>()
  ctx.out(`# ${object.kind} ${object.metadata.name ?? ''}, container ${container.name}\n`)
  for (const { name, value = '', valueFrom } of (container.env ?? []) as EnvVar[]) {
    if (!valueFrom) {
      ctx.out(`${name}=${value}\n`)
      continue
    }
    if (resolve) {
      const { valueOf } = await import('./envresolve.ts')
      try {
        ctx.out(`${name}=${await valueOf(ctx, valueFrom, object, container)}\n`)
        continue
      } catch (error) {
        const { message } = error as Error
        failures.set(message, [...(failures.get(message) ?? []), name])
      }
    }
    ctx.out(`# ${name} from ${sourceText(valueFrom)}\n`)
  }
  const lines = [...failures].map(([message, names]) => `error retrieving reference for ${names.sort().join(', ')}: ${message}\n`)
  ctx.err(lines.sort().join(''))
  return failures.size > 0
}

function sourceText({ configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef }: Fields): string {
  if (configMapKeyRef) return `configmap ${configMapKeyRef.name ?? ''}, key ${configMapKeyRef.key}`
  if (secretKeyRef) return `secret ${secretKeyRef.name ?? ''}, key ${secretKeyRef.key}`
  if (fieldRef) return `field path ${fieldRef.fieldPath}`
  if (resourceFieldRef) return `resource field ${resourceFieldRef.containerName ? `${resourceFieldRef.containerName}/` : ''}${resourceFieldRef.resource}`
  return 'invalid valueFrom'
}
