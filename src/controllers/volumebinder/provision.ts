import type { KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import type { ControllerApi } from '../contract.ts'
import { classOf, requestOf } from './fit.ts'

const CLAIMS = 'persistentvolumeclaims', VOLUMES = 'persistentvolumes', CLASSES = 'storageclasses.storage.k8s.io'
const CONTROLLER = 'persistentvolume-controller', PROVISIONER = 'k8s.io/minikube-hostpath'
const ANNOTATIONS = ['volume.beta.kubernetes.io/storage-provisioner', 'volume.kubernetes.io/storage-provisioner']
/** Where the provisioner remembers who it is, and how long it takes, ms. */
const SLOT = 'volumebinder', IDENTITY = 'identity', TAKES = 300

/** Asks for a volume from the claim's class; the cluster's own provisioner makes it a moment later. */
export function provision(claim: KubeObject, api: ControllerApi): void {
  const name = classOf(claim), found = api.get(CLASSES, undefined, name)
  const fail = (message: string) => api.event(claim, { type: 'Warning', reason: 'ProvisioningFailed', message }, CONTROLLER)
  if (!found) return fail(`storageclass.storage.k8s.io ${JSON.stringify(name)} not found`)
  const { provisioner } = found
  if (provisioner.startsWith('kubernetes.io/')) return fail(`no volume plugin matched name: ${provisioner}`)
  const annotations = { ...claim.metadata.annotations, ...Object.fromEntries(ANNOTATIONS.map((key) => [key, provisioner])) }
  const asked = same(annotations, claim.metadata.annotations) ? claim : api.update(CLAIMS, { ...claim, metadata: { ...claim.metadata, annotations } })
  const since = api.recall<number>(SLOT, claim.metadata.uid!)
  if (since === undefined) {
    api.event(asked, { type: 'Normal', reason: 'ExternalProvisioning', message: `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.` }, CONTROLLER)
    api.remember(SLOT, claim.metadata.uid!, api.now)
  }
  if (provisioner !== PROVISIONER) return
  const start = since ?? api.now
  if (api.now < start + TAKES) api.requeueAt(`claim ${claim.metadata.namespace}/${claim.metadata.name}`, start + TAKES)
  else createVolume(asked, found, api)
}

/** What minikube's provisioner does: a folder of the node under the claim's name. */
function createVolume(claim: KubeObject, found: KubeObject, api: ControllerApi): void {
  const { namespace, name, uid, resourceVersion } = claim.metadata, volume = `pvc-${uid}`
  const component = `${PROVISIONER}_${api.list('nodes')[0]?.metadata.name ?? ''}_${identity(api)}`
  const tell = (type: 'Normal' | 'Warning', reason: string, message: string) => api.event(claim, { type, reason, message }, component)
  tell('Normal', 'Provisioning', `External provisioner is provisioning volume for claim "${namespace}/${name}"`)
  api.remember(SLOT, uid!, undefined)
  if (claim.spec.selector) return tell('Warning', 'ProvisioningFailed', `failed to provision volume with StorageClass ${JSON.stringify(found.metadata.name)}: claim Selector is not supported`)
  api.create(VOLUMES, {
    metadata: { name: volume, annotations: { hostPathProvisionerIdentity: identity(api), 'pv.kubernetes.io/provisioned-by': PROVISIONER } },
    spec: {
      capacity: { storage: requestOf(claim) }, accessModes: claim.spec.accessModes, persistentVolumeReclaimPolicy: found.reclaimPolicy ?? 'Delete', storageClassName: classOf(claim),
      volumeMode: claim.spec.volumeMode ?? 'Filesystem', hostPath: { path: `/tmp/hostpath-provisioner/${namespace}/${name}`, type: '' },
      claimRef: { kind: 'PersistentVolumeClaim', namespace, name, uid, apiVersion: 'v1', resourceVersion },
    },
  })
  tell('Normal', 'ProvisioningSucceeded', `Successfully provisioned volume ${volume}`)
}

/** The provisioner's own id: one for the life of the cluster. */
function identity(api: ControllerApi): string {
  const known = api.recall<string>(SLOT, IDENTITY)
  if (known) return known
  const made = [8, 4, 4, 4, 12].map((length) => Array.from({ length }, () => api.random(16).toString(16)).join('')).join('-')
  api.remember(SLOT, IDENTITY, made)
  return made
}
