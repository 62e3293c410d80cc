import type { Fields, KubeObject } from '../../api/object.ts'
import { rfc3339 } from '../../api/time.ts'
import { nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { validateDefinition } from './validate.ts'
import { validateStatus } from './validatestatus.ts'
import { schemaWarnings } from './warnings.ts'

/** What the names of a custom resource leave open follows from its kind. */
function defaultNames({ names = {} }: Fields): void {
  if (!names.singular && names.kind) names.singular = names.kind.toLowerCase()
  if (!names.listKind && names.kind) names.listKind = `${names.kind}List`
}

/** A version that objects may be stored in stays on record until somebody has migrated them. */
function keepStoredVersions(definition: KubeObject): void {
  const storage: string | undefined = (definition.spec?.versions ?? []).find((version: Fields) => version.storage)?.name
  const status = (definition.status ??= {}), kept: string[] = status.storedVersions ?? []
  status.storedVersions = storage !== undefined && !kept.includes(storage) ? [...kept, storage] : kept
}

const TERMINATING = {
  type: 'Terminating', status: 'True', reason: 'InstanceDeletionPending', message: 'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon',
}

/** CustomResourceDefinition. The resources it makes are in `apiserver/custom` and `kinds/customresource`. */
export const kind = defineKind({
  type: 'apiextensions/v1.CustomResourceDefinition',
  freeFinalizers: true,
  deletionFinalizers: ['customresourcecleanup.apiextensions.k8s.io'],
  defaults({ spec }) {
    if (!spec) return
    spec.names ??= {}
    defaultNames(spec)
    spec.conversion ??= { strategy: 'None' }
    const service = spec.conversion.webhook?.clientConfig?.service
    if (service) service.port ??= 443
  },
  prepareForCreate(definition) {
    definition.status = {}
    keepStoredVersions(definition)
  },
  prepareForUpdate(definition, _old, ctx) {
    if (ctx.subresource) return
    definition.status = { ...definition.status }
    keepStoredVersions(definition)
  },
  prepareForDelete(definition, ctx) {
    const conditions: Fields[] = definition.status?.conditions ?? []
    if (conditions.some(({ type }) => type === 'Terminating')) return
    definition.status = { ...definition.status, conditions: [...conditions, { ...TERMINATING, lastTransitionTime: rfc3339(ctx.now) }] }
  },
  validate: (definition) => validateDefinition(definition, undefined),
  validateUpdate: (definition, old, ctx) => (ctx.subresource === 'status' ? validateStatus(definition) : validateDefinition(definition, old)),
  warnings: schemaWarnings,
  columns: [
    nameColumn,
    textColumn('Scope', ({ spec }) => spec.scope),
    textColumn('Versions', ({ spec }) => spec.versions.filter(({ served }: Fields) => served).map(({ name, storage }: Fields) => (storage ? `${name}(storage)` : name)).sort().join(',')),
    { name: 'Created At', type: 'date', description: 'When the object was created.', cell: (object) => object.metadata.creationTimestamp ?? '' },
    textColumn('Group', ({ spec }) => spec.group, 1),
    textColumn('Kind', ({ spec }) => spec.names.kind, 1),
    textColumn('ShortNames', ({ spec }) => spec.names.shortNames?.join(','), 1),
    { name: 'Established', type: 'boolean', priority: 1, cell: ({ status }) => status?.conditions?.some(({ type, status: is }: Fields) => type === 'Established' && is === 'True') ?? false },
  ],
})
