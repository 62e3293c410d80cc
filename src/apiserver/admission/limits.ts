import { resourceKey } from '../../api/gvk.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import type { Quantity } from '../../api/quantity.ts'
import { compareQuantities, formatQuantity } from '../../api/quantity.ts'
import { forbiddenError } from '../../api/status.ts'
import type { ResourceRow } from '../../kinds/contract.ts'
import type { Amounts } from '../../kinds/resourcequota/amounts.ts'
import { readAmounts } from '../../kinds/resourcequota/amounts.ts'
import { podAmounts } from '../../kinds/resourcequota/podusage.ts'
import type { Session } from '../session.ts'

const ANNOTATION = 'kubernetes.io/limit-ranger'

const rangesFor = (session: Session, row: ResourceRow, object: KubeObject): readonly KubeObject[] =>
  (row.group === '' && (row.resource === 'pods' || row.resource === 'persistentvolumeclaims') ? session.tx.list('limitranges', object.metadata.namespace ?? '') : [])

/** The admission plugin LimitRanger, first half: new pods take what their namespace's limit ranges give by default. */
export function applyLimitDefaults(session: Session, row: ResourceRow, object: KubeObject): void {
  if (row.resource !== 'pods') return
  for (const range of rangesFor(session, row, object)) {
    const items: Fields[] = (range.spec?.limits ?? []).filter(({ type }: Fields) => type === 'Container')
    const limits: Fields = Object.assign({}, ...items.map((item) => item.default)), requests: Fields = Object.assign({}, ...items.map((item) => item.defaultRequest))
    const notes = [...fill(object.spec.containers, 'container', limits, requests), ...fill(object.spec.initContainers, 'init container', limits, requests)]
    if (notes.length) object.metadata.annotations = { ...object.metadata.annotations, [ANNOTATION]: `LimitRanger plugin set: ${notes.join('; ')}` }
  }
}

function fill(containers: Fields[] = [], word: string, limits: Fields, requests: Fields): string[] {
  return containers.flatMap((container) => {
    const { resources = {} } = container
    const missing = (from: Fields, given: Fields | undefined) => Object.keys(from).filter((name) => given?.[name] === undefined).sort()
    const noRequest = missing(requests, resources.requests), noLimit = missing(limits, resources.limits)
    if (!noRequest.length && !noLimit.length) return []
    container.resources = { ...resources, ...(noLimit.length && { limits: { ...limits, ...resources.limits } }), ...(noRequest.length && { requests: { ...requests, ...resources.requests } }) }
    return [[noRequest, 'request'], [noLimit, 'limit']].flatMap(([names, what]) => (names.length ? [`${(names as string[]).join(', ')} ${what as string} for ${word} ${container.name}`] : []))
  })
}

/** The second half: what is outside of the limits is refused. @throws ApiError 403 */
export function checkLimits(session: Session, row: ResourceRow, object: KubeObject, subresource = ''): void {
  if (subresource !== '' && subresource !== 'resize') return
  for (const range of rangesFor(session, row, object)) {
    const faults = (range.spec?.limits ?? []).flatMap((item: Fields) => faultsOf(item, row, object.spec))
    if (faults.length) throw forbiddenError(row, object.metadata.name ?? '', faults.length === 1 ? faults[0] : `[${[...new Set(faults)].join(', ')}]`)
  }
}

function faultsOf(item: Fields, row: ResourceRow, spec: Fields): string[] {
  if (resourceKey(row) === 'persistentvolumeclaims') return item.type === 'PersistentVolumeClaim' ? storageFaults(item, readAmounts(spec.resources?.requests)) : []
  if (item.type === 'Pod') return bounds(item, podAmounts(spec, 'requests'), podAmounts(spec, 'limits'))
  if (item.type !== 'Container') return []
  return [...spec.containers, ...(spec.initContainers ?? [])].flatMap(({ resources }: Fields) => bounds(item, readAmounts(resources?.requests), readAmounts(resources?.limits)))
}

const each = (list: Fields | undefined, look: (name: string, bound: Quantity, head: string) => string | undefined, head: (name: string, bound: string) => string): string[] =>
  [...readAmounts(list)].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, bound]) => look(name, bound, head(name, formatQuantity(bound))) ?? [])

function bounds({ type, min, max, maxLimitRequestRatio }: Fields, requests: Amounts, limits: Amounts): string[] {
  const below = (value: Quantity | undefined, bound: Quantity) => value && compareQuantities(value, bound) < 0
  const above = (value: Quantity | undefined, bound: Quantity) => value && compareQuantities(value, bound) > 0
  return [
    ...each(min, (name, bound, head) => {
      const request = requests.get(name), limit = limits.get(name)
      if (!request) return `${head}.  No request is specified`
      return below(request, bound) ? `${head}, but request is ${formatQuantity(request)}` : below(limit, bound) ? `${head}, but limit is ${formatQuantity(limit!)}` : undefined
    }, (name, bound) => `minimum ${name} usage per ${type} is ${bound}`),
    ...each(max, (name, bound, head) => {
      const request = requests.get(name), limit = limits.get(name)
      if (!limit) return `${head}.  No limit is specified`
      return above(limit, bound) ? `${head}, but limit is ${formatQuantity(limit)}` : above(request, bound) ? `${head}, but request is ${formatQuantity(request!)}` : undefined
    }, (name, bound) => `maximum ${name} usage per ${type} is ${bound}`),
    ...each(maxLimitRequestRatio, (name, bound, head) => {
      const request = requests.get(name), limit = limits.get(name)
      if (!request?.nano) return `${head}, but no request is specified or request is 0`
      if (!limit?.nano) return `${head}, but no limit is specified or limit is 0`
      const ratio = Number(limit.nano) / Number(request.nano)
      return ratio > Number(bound.nano) / 1e9 ? `${head}, but provided ratio is ${ratio.toFixed(6)}` : undefined
    }, (name, bound) => `${name} max limit to request ratio per ${type} is ${bound}`),
  ]
}

function storageFaults({ type, min, max }: Fields, requests: Amounts): string[] {
  const check = (list: Fields | undefined, word: string, sign: number) => each(list, (name, bound, head) => {
    const request = requests.get(name)
    if (!request) return `${head}.  No request is specified`
    return compareQuantities(request, bound) * sign > 0 ? `${head}, but request is ${formatQuantity(request)}` : undefined
  }, (name, bound) => `${word} ${name} usage per ${type} is ${bound}`)
  return [...check(min, 'minimum', -1), ...check(max, 'maximum', 1)]
}
