import type { Fields, KubeObject } from '../../api/object.ts'
import type { CommandContext } from '../../cli/command.ts'
import { CommandError } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { CHANGE_CAUSE, controlledBy, replicaSetsOf, revisionOf } from './replicasets.ts'
import { kindName, unsupported } from './selection.ts'

/** One revision of a workload. */
export interface Revision {
  number: number
  /** Why it came to be: an annotation. */
  changeCause: string
  template: Fields
  /** What -o prints: the replica set, or the workload as it was then. */
  object: KubeObject
}

const CONTROLLER_KINDS: Readonly<Record<string, string>> = { 'DaemonSet.apps': 'DaemonSet', 'StatefulSet.apps': 'StatefulSet' }

/** The revisions of a workload, oldest first. @throws CommandError for resources that have none */
export async function revisionsOf(ctx: CommandContext, info: Info): Promise<Revision[]> {
  const kind = kindName(info.resource)
  if (kind !== 'Deployment.apps' && !CONTROLLER_KINDS[kind]) throw unsupported(info.resource, 'history viewer', 'history')
  const revisions = kind === 'Deployment.apps' ? await ofDeployment(ctx, info.object!) : await ofControllerRevisions(ctx, info.object!)
  // Of two with one number the later one counts.
  return [...new Map(revisions.map((revision) => [revision.number, revision])).values()].sort((a, b) => a.number - b.number)
}

async function ofDeployment(ctx: CommandContext, deployment: KubeObject): Promise<Revision[]> {
  const revisions: Revision[] = []
  for (const object of await replicaSetsOf(ctx, deployment)) {
    const number = revisionOf(object)
    if (number === undefined) continue
    const own = object.metadata.annotations?.[CHANGE_CAUSE]
    const { template } = object.spec as Fields
    const changeCause = own || (template.metadata?.annotations?.[CHANGE_CAUSE] as string | undefined) || ''
    revisions.push({ number, changeCause, object, template: own ? withAnnotation(template, CHANGE_CAUSE, own) : template })
  }
  return revisions
}

const withAnnotation = (template: Fields, key: string, value: string): Fields =>
  ({ ...template, metadata: { ...template.metadata, annotations: { ...template.metadata?.annotations, [key]: value } } })

/** The controller revisions of a daemon set or stateful set; each holds a patch that restores its template. */
async function ofControllerRevisions(ctx: CommandContext, owner: KubeObject): Promise<Revision[]> {
  return (await controlledBy(ctx, 'controllerrevisions.apps', owner)).map((object) => {
    const template = templateOf(object)
    return {
      number: object.revision as number, changeCause: object.metadata.annotations?.[CHANGE_CAUSE] ?? '', template,
      object: { ...owner, spec: { ...owner.spec, template } },
    }
  })
}

function templateOf(revision: KubeObject): Fields {
  const { $patch: _, ...template } = (revision.data?.spec?.template ?? {}) as Fields
  return template
}

/** @throws CommandError when there is no such revision */
export function revisionNumbered(revisions: readonly Revision[], number: number): Revision {
  const found = revisions.find((revision) => revision.number === number)
  if (!found) throw new CommandError('unable to find the specified revision')
  return found
}
