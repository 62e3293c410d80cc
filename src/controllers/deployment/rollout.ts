import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import type { Condition } from './conditions.ts'

export const COMPONENT = 'deployment-controller'
export const DEPLOYMENTS = 'deployments.apps'
export const REPLICASETS = 'replicasets.apps'

/** One look at one Deployment: what all steps of a reconcile share. */
export class Rollout {
  /** As it was read, or as the last write of its status left it. */
  deployment: KubeObject
  /**
   * Its status has been written in this look. The next full status is left to the next look, which the write itself
   * brings about: so a watcher sees the same steps that it sees of a real controller.
   */
  wrote = false

  constructor(readonly api: ControllerApi, readonly key: string, deployment: KubeObject) {
    this.deployment = deployment
  }

  get replicas(): number { return this.deployment.spec.replicas }
  get conditions(): readonly Condition[] { return this.deployment.status?.conditions ?? [] }

  event(type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.api.event(this.deployment, { type, reason, message }, COMPONENT)
  }

  /** Writes status and annotations, if they differ. The status subresource of Deployments takes annotations along. */
  writeStatus(status: Fields, annotations = this.deployment.metadata.annotations): void {
    const { deployment } = this
    if (same(status, deployment.status ?? {}) && same(annotations ?? {}, deployment.metadata.annotations ?? {})) return
    this.deployment = this.api.updateStatus(DEPLOYMENTS, { ...deployment, metadata: { ...deployment.metadata, ...(annotations && { annotations }) }, status })
    this.wrote = true
  }

  /** Writes the status with other conditions. */
  writeConditions(conditions: readonly Condition[], annotations?: Record<string, string>): void {
    this.writeStatus({ ...this.deployment.status, ...(conditions.length && { conditions }) }, annotations ?? this.deployment.metadata.annotations)
  }
}
