import type { Fields, KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import type { ControllerApi } from '../contract.ts'

/** Whether a creation failed only because the namespace is on its way out. That is nobody's trouble. */
export const isNamespaceGoing = ({ status }: ApiError): boolean => status.details?.causes?.some((cause) => cause.reason === 'NamespaceTerminating') ?? false

/**
 * Makes a pod and tells in an event about its owner how it went.
 * @throws ApiError when the API refuses
 */
export function createPod(owner: KubeObject, pod: Fields, component: string, api: ControllerApi): void {
  try {
    const { metadata } = api.create('pods', pod)
    api.event(owner, { type: 'Normal', reason: 'SuccessfulCreate', message: `Created pod: ${metadata.name}` }, component)
  } catch (error) {
    if (error instanceof ApiError && !isNamespaceGoing(error)) api.event(owner, { type: 'Warning', reason: 'FailedCreate', message: `Error creating: ${error.message}` }, component)
    throw error
  }
}

/**
 * Deletes a pod and tells in an event about its owner how it went.
 * @throws ApiError when the API refuses; a pod that is gone already is no event
 */
export function deletePod(owner: KubeObject, { metadata }: KubeObject, component: string, api: ControllerApi): void {
  try {
    api.delete('pods', metadata.namespace, metadata.name!)
    api.event(owner, { type: 'Normal', reason: 'SuccessfulDelete', message: `Deleted pod: ${metadata.name}` }, component)
  } catch (error) {
    if (error instanceof ApiError && error.reason !== 'NotFound') api.event(owner, { type: 'Warning', reason: 'FailedDelete', message: `Error deleting: ${error.message}` }, component)
    throw error
  }
}
