import type { KubeObject } from '../../api/object.ts'
import { clone } from '../../api/object.ts'
import { revisionOf, ROLLBACK_TO, rolledBackAnnotations } from './annotations.ts'
import { syncCurrentSet } from './current-set.ts'
import type { Rollout } from './rollout.ts'
import { DEPLOYMENTS } from './rollout.ts'
import type { Sets } from './sets.ts'
import { allOf, HASH_LABEL, sameTemplate } from './sets.ts'

/** The revision that the old rollback annotation asks for; 0 is the one before the last. */
export function rollbackTo({ metadata }: KubeObject): number | undefined {
  const text = metadata.annotations?.[ROLLBACK_TO]
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined
}

/** Answers the rollback annotation (what is left of extensions/v1beta1): takes over an old set's template and clears it. */
export function rollBack(rollout: Rollout, known: Sets): void {
  const sets = allOf(syncCurrentSet(rollout, known, true))
  const revision = rollbackTo(rollout.deployment) || previousRevision(sets)
  if (revision === 0) {
    rollout.event('Warning', 'DeploymentRollbackRevisionNotFound', 'Unable to find last revision.')
    return clear(rollout, rollout.deployment)
  }
  const target = sets.find((set) => revisionOf(set) === revision)
  if (!target) {
    rollout.event('Warning', 'DeploymentRollbackRevisionNotFound', 'Unable to find the revision to rollback to.')
    return clear(rollout, rollout.deployment)
  }
  const { deployment } = rollout
  const { name } = deployment.metadata
  if (sameTemplate(deployment.spec.template, target.spec.template)) {
    rollout.event('Warning', 'DeploymentRollbackTemplateUnchanged', `The rollback revision contains the same template as current deployment "${name}"`)
    return clear(rollout, deployment)
  }
  clear(rollout, withTemplate(deployment, target))
  rollout.event('Normal', 'DeploymentRollback', `Rolled back deployment "${name}" to revision ${revision}`)
}

function withTemplate(deployment: KubeObject, set: KubeObject): KubeObject {
  const template = clone(set.spec.template)
  delete template.metadata.labels[HASH_LABEL]
  return { ...deployment, metadata: { ...deployment.metadata, annotations: rolledBackAnnotations(deployment, set) }, spec: { ...deployment.spec, template } }
}

function clear({ api }: Rollout, deployment: KubeObject): void {
  const { [ROLLBACK_TO]: _, ...annotations } = deployment.metadata.annotations ?? {}
  api.update(DEPLOYMENTS, { ...deployment, metadata: { ...deployment.metadata, annotations } })
}

const previousRevision = (sets: readonly KubeObject[]): number => sets.map((set) => revisionOf(set) ?? 0).sort((a, b) => b - a)[1] ?? 0
