import type { Fields, KubeObject } from '../../api/object.ts'
import { CommandError } from '../../cli/command.ts'
import { REVISION } from './replicasets.ts'

/** How far a rollout is: the line to show, and whether it is done. */
export interface Progress { text: string; done: boolean }

/** Tells the progress of one kind of workload. @throws CommandError when it has failed or cannot be told */
export type ProgressOf = (object: KubeObject, revision: number) => Progress

const waiting = (text: string): Progress => ({ text: `${text}\n`, done: false })
const done = (text: string): Progress => ({ text: `${text}\n`, done: true })

/** By kind and group, as rollout status tells them (kubectl: polymorphichelpers/rollout_status). */
export const progressByKind: Readonly<Record<string, ProgressOf>> = {
  'Deployment.apps': deploymentProgress,
  'DaemonSet.apps': daemonSetProgress,
  'StatefulSet.apps': statefulSetProgress,
}

/** Whether the controller has not yet looked at the present spec. */
const unobserved = ({ metadata, status }: KubeObject) => (metadata.generation ?? 0) > (status?.observedGeneration ?? 0)

function checkRevision({ metadata }: KubeObject, wanted: number): void {
  const running = metadata.annotations?.[REVISION] ?? '0'
  if (!/^[+-]?\d+$/.test(running)) throw new CommandError(`cannot get the revision of deployment ${JSON.stringify(metadata.name)}: strconv.ParseInt: parsing ${JSON.stringify(running)}: invalid syntax`)
  if (wanted !== Number(running)) throw new CommandError(`desired revision (${wanted}) is different from the running revision (${Number(running)})`)
}

function deploymentProgress(deployment: KubeObject, revision: number): Progress {
  if (revision > 0) checkRevision(deployment, revision)
  if (unobserved(deployment)) return waiting('Waiting for deployment spec update to be observed...')
  const name = JSON.stringify(deployment.metadata.name)
  const { replicas = 0, updatedReplicas: updated = 0, availableReplicas: available = 0, conditions = [] } = (deployment.status ?? {}) as Fields
  const progressing = (conditions as Fields[]).find(({ type }) => type === 'Progressing')
  if (progressing?.reason === 'ProgressDeadlineExceeded') throw new CommandError(`deployment ${name} exceeded its progress deadline`)
  const wanted = deployment.spec?.replicas as number | undefined
  const head = `Waiting for deployment ${name} rollout to finish: `
  if (wanted !== undefined && updated < wanted) return waiting(`${head}${updated} out of ${wanted} new replicas have been updated...`)
  if (replicas > updated) return waiting(`${head}${replicas - updated} old replicas are pending termination...`)
  if (available < updated) return waiting(`${head}${available} of ${updated} updated replicas are available...`)
  return done(`deployment ${name} successfully rolled out`)
}

function requireRollingUpdate({ spec }: KubeObject): void {
  if (spec?.updateStrategy?.type !== 'RollingUpdate') throw new CommandError('rollout status is only available for RollingUpdate strategy type')
}

function daemonSetProgress(daemonSet: KubeObject): Progress {
  requireRollingUpdate(daemonSet)
  if (unobserved(daemonSet)) return waiting('Waiting for daemon set spec update to be observed...')
  const name = JSON.stringify(daemonSet.metadata.name)
  const { desiredNumberScheduled: desired = 0, updatedNumberScheduled: updated = 0, numberAvailable: available = 0 } = (daemonSet.status ?? {}) as Fields
  const head = `Waiting for daemon set ${name} rollout to finish: `
  if (updated < desired) return waiting(`${head}${updated} out of ${desired} new pods have been updated...`)
  if (available < desired) return waiting(`${head}${available} of ${desired} updated pods are available...`)
  return done(`daemon set ${name} successfully rolled out`)
}

function statefulSetProgress(statefulSet: KubeObject): Progress {
  requireRollingUpdate(statefulSet)
  const { observedGeneration, readyReplicas: ready = 0, updatedReplicas: updated = 0, currentReplicas: current = 0, updateRevision = '', currentRevision = '' } = (statefulSet.status ?? {}) as Fields
  if (!observedGeneration || unobserved(statefulSet)) return waiting('Waiting for statefulset spec update to be observed...')
  const { replicas, updateStrategy: { rollingUpdate } } = statefulSet.spec as Fields
  if (replicas !== undefined && ready < replicas) return waiting(`Waiting for ${replicas - ready} pods to be ready...`)
  if (rollingUpdate) {
    const { partition } = rollingUpdate as Fields
    if (replicas !== undefined && partition !== undefined && updated < replicas - partition) {
      return waiting(`Waiting for partitioned roll out to finish: ${updated} out of ${replicas - partition} new pods have been updated...`)
    }
    return done(`partitioned roll out complete: ${updated} new pods have been updated...`)
  }
  if (updateRevision !== currentRevision) return waiting(`waiting for statefulset rolling update to complete ${updated} pods at revision ${updateRevision}...`)
  return done(`statefulset rolling update complete ${current} pods at revision ${currentRevision}...`)
}
