import type { FieldError } from '../../api/field.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { forbiddenError } from '../../api/status.ts'
import type { HookContext, Kind } from '../contract.ts'
import { defineKind } from '../contract.ts'
import { rootAtom } from './atom.ts'
import { customColumns } from './columns.ts'
import { decodeCustom, showStored } from './decode.ts'
import { deprecationOf } from './deprecation.ts'
import { validateEmbedded } from './embedded.ts'
import { finalizerWarnings } from './finalizers.ts'
import { valuesAt } from './jsonpath.ts'
import { scaleMapping, validateReplicas } from './replicas.ts'
import { rules } from './rules.ts'
import type { JsonSchema } from './schema.ts'
import { validateLists } from './validate/lists.ts'
import { validateValue } from './validate/validate.ts'

/** Without a schema, everything is kept. */
const OPEN: JsonSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }

/**
 * The kind that one version of a CustomResourceDefinition makes. `apiextensions: registry/customresource`
 * @param definition the CustomResourceDefinition as it is stored
 * @param newer the version that a deprecated one should give way to
 */
export function customKind(definition: KubeObject, version: Fields, newer?: string): Kind {
  const { group, names } = definition.spec
  const apiVersion = `${group}/${version.name}`
  const schema: JsonSchema = version.schema?.openAPIV3Schema ?? OPEN
  const hasStatus = version.subresources?.status !== undefined, scale: Fields | undefined = version.subresources?.scale
  const selectable = (version.selectableFields ?? []).map(({ jsonPath }: Fields) => [jsonPath.slice(1), valuesAt(jsonPath)] as const)
  const shown = new WeakMap<KubeObject, KubeObject>()

  const validate = (object: KubeObject, old: KubeObject | undefined, ctx: HookContext): FieldError[] => {
    const inStatus = ctx.subresource === 'status'
    const errors = inStatus
      ? (schema.properties?.status && 'status' in object ? validateValue(schema.properties.status, object.status, 'status', old?.status) : [])
      : validateValue(schema, object, '', old)
    if (scale) errors.push(...validateReplicas(scale, object, ctx.subresource))
    errors.push(...validateEmbedded(schema, object))
    if (!old || !validateLists(schema, old).length) errors.push(...validateLists(schema, object))
    return [...errors, ...rules(schema, object, old, errors)]
  }

  return defineKind({
    type: undefined,
    atom: () => rootAtom(schema),
    hasGeneration: false,
    statusIsOwn: false,
    resetsStatus: hasStatus,
    freeFinalizers: true,
    deprecation: deprecationOf(definition, version, newer),
    decode: (input) => decodeCustom(input, schema),
    convert: {
      toStored: (object) => object,
      fromStored(stored) {
        let object = shown.get(stored)
        if (!object) shown.set(stored, (object = showStored(stored, apiVersion, schema)))
        return object
      },
    },
    prepareForCreate(object) {
      if (definition.metadata.deletionTimestamp) throw forbiddenError({ group, resource: names.plural }, object.metadata.name ?? '', 'create not allowed while custom resource definition is terminating')
      if (hasStatus) delete object.status
      object.metadata.generation = 1
    },
    prepareForUpdate(object, old, ctx) {
      if (ctx.subresource === 'status') return
      if (hasStatus) keepStatus(object, old)
      const changed = Object.keys({ ...object, ...old }).some((field) => field !== 'metadata' && !same(object[field], old[field]))
      if (changed) object.metadata.generation = (old.metadata.generation ?? 0) + 1
    },
    validate: (object, ctx) => validate(object, undefined, ctx),
    validateUpdate: (object, old, ctx) => validate(object, old, ctx),
    warnings: finalizerWarnings,
    columns: customColumns(version.additionalPrinterColumns),
    ...(selectable.length && { selectableFields: (object: KubeObject) => Object.fromEntries(selectable.map(([name, values]: (typeof selectable)[number]) => [name, String(values(object)[0] ?? '')])) }),
    ...(scale && { scale: scaleMapping(scale) }),
  })
}

function keepStatus(object: KubeObject, old: KubeObject): void {
  if ('status' in old) object.status = old.status
  else delete object.status
}
