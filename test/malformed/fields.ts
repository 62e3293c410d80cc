import type { FieldInfo, Schema, TypeRef } from '../../src/api/schema/contract.ts'

/** Manifests that are right but for the one field that a case breaks. */
const metadata = { name: 'broken' }
const container = { name: 'c', image: 'nginx' }
const labels = { app: 'broken' }
const frames: Record<string, () => any> = {
  'v1/Pod': () => ({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [container] } }),
  'apps/v1/Deployment': () => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [container] } } } }),
  'v1/Service': () => ({ apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels, ports: [{ port: 80 }] } }),
  'v1/ConfigMap': () => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: 'b' } }),
}

type Step = string | 'an item' | 'an entry'

/** Every field of a kind, each struct once (a Deployment's pod template is a Pod's). */
function* fieldsOf(schema: Schema, struct: string, path: Step[], seen: Set<string>): Generator<{ path: Step[]; type: TypeRef }> {
  if (seen.has(struct)) return
  seen.add(struct)
  for (const field of schema.struct(struct).fields) {
    if (path.length === 0 && (field.name === 'kind' || field.name === 'apiVersion' || field.name === 'status')) continue
    yield* below(schema, field.type, [...path, field.name], seen)
  }
}

function* below(schema: Schema, type: TypeRef, path: Step[], seen: Set<string>): Generator<{ path: Step[]; type: TypeRef }> {
  yield { path, type }
  if (type.kind === 'struct') yield* fieldsOf(schema, type.name, path, seen)
  if (type.kind === 'list') yield* below(schema, type.of, [...path, 'an item'], seen)
  if (type.kind === 'map') yield* below(schema, type.of, [...path, 'an entry'], seen)
}

const isText = (kind: FieldInfo['type']['kind']) => ['string', 'bytes', 'time', 'microtime', 'duration', 'quantity', 'intOrString'].includes(kind)

/** A value of a wrong type, another one from field to field. */
function wrongFor({ kind }: TypeRef, turn: number): unknown {
  const choices: unknown[] = [{ a: 1 }, [1], true]
  if (!isText(kind)) choices.push('text')
  if (!['int32', 'int64', 'float64', 'quantity', 'intOrString'].includes(kind)) choices.push(12)
  if (['int32', 'int64'].includes(kind)) choices.push(1.5, 1e30)
  const right = kind === 'struct' || kind === 'map' ? 0 : kind === 'list' ? 1 : kind === 'bool' ? 2 : -1
  const wrong = choices.filter((_, at) => at !== right)
  return wrong[turn % wrong.length]
}

/** Puts a value at a path; what stands on the way stays. */
function put(into: any, [step, ...rest]: Step[], value: unknown): any {
  if (step === undefined) return value
  if (step === 'an item') return [put(Array.isArray(into) ? into[0] : undefined, rest, value)]
  const key = step === 'an entry' ? 'key' : step
  return { ...(into !== null && typeof into === 'object' && !Array.isArray(into) ? into : {}), [key]: put(into?.[key], rest, value) }
}

/** Name and manifest (JSON) for every field of Pod, Deployment, Service and ConfigMap, with a value of a wrong type there. */
export function wrongTypes(schema: Schema): [name: string, text: string][] {
  const seen = new Set<string>(['meta/v1.ManagedFieldsEntry'])
  let turn = 0
  return Object.entries(frames).flatMap(([gvk, frame]) => {
    const at = gvk.lastIndexOf('/')
    const struct = schema.typeOf(gvk.slice(0, at), gvk.slice(at + 1))!
    return [...fieldsOf(schema, struct, [], seen)]
      .filter(({ type }) => type.kind !== 'any')
      .map(({ path, type }): [string, string] => {
        const text = JSON.stringify(put(frame(), path, wrongFor(type, turn++)))
        return [`${gvk} ${path.join('.').replaceAll('.an item', '[]').replaceAll('.an entry', '{}')}`, text]
      })
  })
}
