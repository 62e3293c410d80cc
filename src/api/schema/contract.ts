/**
 * What the schema table says of a type. The table itself is generated (names and types, no prose) and loaded lazily.
 */
export type ScalarKind =
  | 'string' | 'int32' | 'int64' | 'bool' | 'float64' | 'bytes'
  /** RFC 3339 in seconds / in microseconds / Go duration text. */
  | 'time' | 'microtime' | 'duration'
  | 'quantity' | 'intOrString'
  /** Any JSON (RawExtension, FieldsV1, JSON). */
  | 'any'
  /** JSON-schema unions of apiextensions: a schema, or `true`/`false`; or a list of schemas; or a list of strings. */
  | 'schemaOrBool' | 'schemaOrArray' | 'schemaOrStrings'

export type TypeRef =
  | { kind: ScalarKind; /** How Go calls it in decoding errors: `string`, `int32`, `v1.PullPolicy`. */ go: string }
  | { kind: 'struct'; name: string }
  | { kind: 'list'; of: TypeRef; go: string }
  | { kind: 'map'; of: TypeRef; go: string }

export interface FieldInfo {
  /** JSON name. */
  name: string
  type: TypeRef
  pointer: boolean
  /** omitempty and omitzero in Go: `empty` drops zero values of non-pointers, `zero` drops zero structs and times, `never` always writes the field. */
  omit: 'empty' | 'zero' | 'never'
  /** From the struct tag: `merge`, `replace`, `retainKeys` (strategic merge patch). */
  patchStrategy?: readonly string[]
  patchMergeKey?: string
  /** x-kubernetes-list-type and -map-keys (server-side apply). Lists without are atomic. */
  listType?: 'atomic' | 'set' | 'map'
  listMapKeys?: readonly string[]
  /** x-kubernetes-map-type: atomic maps and structs are owned as a whole. */
  mapType?: 'atomic' | 'granular'
  /** The embedded Go struct that the field stands in (`VolumeSource`, `TypeMeta`): decoding errors name it in their path. */
  inline?: string
  /** OpenAPI lists the field as required. */
  required?: boolean
  /** `default` in OpenAPI (list-map keys need it: a port's protocol). */
  default?: unknown
}

export interface StructInfo {
  /** `core/v1.PodSpec`; for the machinery's own types `meta/v1.ObjectMeta`. */
  name: string
  /** `PodSpec`, as decoding errors call it. */
  goName: string
  /** In the order of the Go struct; inlined structs are spread out where they stand. */
  fields: readonly FieldInfo[]
  /** x-kubernetes-map-type of the struct itself: an atomic one is owned as a whole, wherever it stands. */
  mapType?: 'atomic'
  field(name: string): FieldInfo | undefined
}

export interface Schema {
  /** @throws Error for a name that the table does not have: a bug, not a user's mistake */
  struct(name: string): StructInfo
  /** The type of a GroupVersionKind (`apps/v1`, `Deployment`): `apps/v1.Deployment`; undefined when unknown. */
  typeOf(apiVersion: string, kind: string): string | undefined
}
