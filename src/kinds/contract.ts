import type { Atom } from '../api/fieldset/atom.ts'
import type { Fields, KubeObject } from '../api/object.ts'
import type { FieldError } from '../api/field.ts'
import type { UserInfo } from '../api/request.ts'

/** A row of the catalog: all that is known of a resource without loading its kind. */
export interface ResourceRow {
  group: string
  version: string
  kind: string
  /** Plural name, as in URLs. */
  resource: string
  singular: string
  namespaced: boolean
  shortNames?: readonly string[]
  categories?: readonly string[]
  /** In the order that discovery lists them: create, delete, deletecollection, get, list, patch, update, watch. */
  verbs: readonly string[]
  /** Subresources served (`status`, `scale`, `eviction`, …). */
  subresources?: readonly string[]
  /**
   * Where the objects live, when another row keeps them (`events` for `events.k8s.io/v1`, autoscaling/v1 HPAs
   * kept as autoscaling/v2): `version` of the same group or `group/version`. The kind's `convert` maps.
   */
  storedAs?: { group: string; version: string }
  /** What a list of it is called, where it is not the kind with `List` behind it. */
  listKind?: string
  /** Served no more: only a client's cache of the discovery still has it. */
  stale?: boolean
  /** Keeps objects, but is not served: a custom resource's storage version may be. */
  unserved?: boolean
  load(): Promise<Kind>
}

/** Read access to the cluster that validation and admission may use; objects are shared, never change them. */
export interface Lookup {
  /** Virtual time in ms. */
  readonly now: number
  /** `resource` is a resource key: `pods`, `deployments.apps`. */
  get(resource: string, namespace: string | undefined, name: string): KubeObject | undefined
  list(resource: string, namespace?: string): readonly KubeObject[]
}

/** What a hook of a kind is told about the request it serves. */
export interface HookContext extends Lookup {
  readonly dryRun: boolean
  readonly user: UserInfo
  /** managedFields' name for the client. */
  readonly manager: string
  /** '' for the main resource. */
  readonly subresource: string
  /** A whole number from 0 up to (not including) `below`, from the cluster's own generator. */
  random(below: number): number
  /** `length` characters of the alphabet of generated names. */
  randomName(length: number): string
  uid(): string
  /** Adds a `Warning:` header. */
  warn(text: string): void
}

export interface Column {
  name: string
  type: 'string' | 'integer' | 'boolean' | 'date' | 'number'
  format?: 'name' | ''
  /** 0 is always shown, 1 only with `-o wide`. */
  priority?: number
  /** Our own words; shown by nobody but `--raw` readers. */
  description?: string
  /** The cell. Ages are texts already (`3s`, `<unknown>`), worked out with `now` in ms. */
  cell(object: any, now: number): string | number | boolean
}

/** How `scale` maps on a kind. */
export interface ScaleMapping {
  /** Dotted paths inside the object. */
  specReplicas: string
  statusReplicas: string
  /** The label selector in its text form. */
  selector(object: any): string
}

/**
 * A kind is one plain object: all behaviour of one GroupVersionKind but its controller.
 * Hooks run in this order on create: defaults → prepareForCreate → admit → validate.
 * On update: defaults → prepareForUpdate → admit → validateUpdate (which also validates the new object).
 * `defaults`, `prepare*` and `admit` change the object they are given (it is a private copy).
 */
export interface Kind<T extends KubeObject = any> {
  /** Name of the schema type, `core/v1.Pod`; undefined for schemaless kinds. */
  readonly type: string | undefined
  /** Names follow this rule; the default is a DNS subdomain. */
  readonly nameRule?: 'subdomain' | 'label' | 'label1035' | 'path-segment' | 'none'
  /** Whether metadata.generation counts changes of spec. Default: when the object has a spec. */
  readonly hasGeneration?: boolean
  defaults?(object: T): void
  prepareForCreate?(object: T, ctx: HookContext): void
  /** `object` arrives with `status` as the client sent it; reset here what may not be changed. The default keeps the old `status` on main-resource updates, and everything but `status` (and metadata.managedFields) on `status` updates. */
  prepareForUpdate?(object: T, old: T, ctx: HookContext): void
  /** Built-in admission: allocate addresses, add the service-account volume, … May throw ApiError. */
  admit?(object: T, old: T | undefined, ctx: HookContext): void
  /** Without metadata: the server validates that itself. */
  validate?(object: T, ctx: HookContext): FieldError[]
  validateUpdate?(object: T, old: T, ctx: HookContext): FieldError[]
  /** Called with the object as it will be stored after a successful delete check; may throw ApiError to refuse. */
  validateDelete?(object: T, ctx: HookContext): void
  /** `Warning:` headers on create and update; without deprecation of the API itself. */
  warnings?(object: T, old: T | undefined): string[]
  /** Deprecation text of the whole API version, warned on every request (`v1 Endpoints is deprecated in v1.33+; …`). */
  readonly deprecation?: string
  readonly columns?: readonly Column[]
  /** What `--field-selector` may name beside metadata.name and metadata.namespace. */
  selectableFields?(object: T): Record<string, string>
  /** How an unknown field label is refused, where a kind has words of its own. */
  unknownFieldLabel?(field: string): string
  readonly scale?: ScaleMapping
  /** Last changes to an object that a delete marks instead of removing it (a namespace turns Terminating). */
  prepareForDelete?(object: T, ctx: HookContext): void
  /** Seconds that a delete waits by default; undefined deletes at once. Only pods have one. */
  defaultGracePeriodSeconds?(object: T): number | undefined
  /** Propagation when the client names none. Default: background. */
  readonly defaultPropagation?: 'Background' | 'Orphan' | 'Foreground'
  /** The warning of a delete that names no propagation policy. */
  readonly orphanWarning?: string
  /** Maps between this row's version and the stored one. */
  readonly convert?: { toStored(object: T): KubeObject; fromStored(object: KubeObject): T }
  /** Custom subresources with a body of their own (`pods/binding`, `pods/eviction`): given the body, changes the object or answers. */
  readonly subresources?: Record<string, SubresourceHandler>
  /** Whether status belongs to the status subresource alone (the default where the row has one). False for kinds whose main writes may set it. */
  readonly statusIsOwn?: boolean
  /** Parts of metadata that a status write cannot change. The others it can. */
  readonly statusKeeps?: readonly ('labels' | 'annotations' | 'finalizers' | 'ownerReferences')[]
  /** Whether an update makes an object that is not there. */
  readonly createsOnUpdate?: boolean
  /** Whether an update has to say which resourceVersion it replaces. */
  readonly needsResourceVersion?: boolean
  /** Whether a delete answers with the object that it took away, instead of a Status. */
  readonly returnsDeleted?: boolean
  /** Rows of a Table of many objects, where they are more than the cells of each: gets the objects and the rows' cells, and may change these. */
  shapeRows?(objects: readonly T[], rows: (string | number | boolean)[][]): void
  /** How a custom resource is owned field by field. Built-in kinds have a `type` instead. */
  atom?(): Atom
  /** Whether main writes of a custom resource leave `status` alone, and so cannot own it. */
  readonly resetsStatus?: boolean
  /** Whether finalizers may be called anything: custom resources only warn. */
  readonly freeFinalizers?: boolean
  /** Finalizers that the first delete adds. */
  readonly deletionFinalizers?: readonly string[]
  /** False for kinds whose managedFields the server does not keep. */
  readonly managed?: boolean
  /** Replaces decoding by the schema table: custom resources bring their own schema. `strict` holds the texts of unknown fields. */
  decode?(input: Fields): { object: T; strict: readonly string[] }
  /** Fields that follow from the clock (a node's heartbeat): gives the object as it looks at `now`. */
  present?(object: T, now: number): T
}

export interface SubresourceHandler {
  verbs: readonly string[]
  /** Returns the changed parent object to be stored and the body to answer with. */
  /** `remove` deletes the parent with these DeleteOptions (an eviction). */
  handle(parent: KubeObject, body: Fields, ctx: HookContext): { store?: KubeObject; remove?: Fields; answer: Fields; code?: number }
}

/** Types a kind object without widening it. */
export const defineKind = <T extends KubeObject = any>(kind: Kind<T>): Kind<T> => kind
