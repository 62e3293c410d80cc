/** Field errors of resource requests and limits. */
import { follows } from '../../../api/checks.ts'
import type { FieldError } from '../../../api/field.ts'
import { duplicate, forbidden, invalid, notFound, required, unsupported } from '../../../api/field.ts'
import { dns1123Label, qualifiedName } from '../../../api/names.ts'
import type { Fields } from '../../../api/object.ts'
import type { Quantity } from '../../../api/quantity.ts'
import { addQuantities, compareQuantities, formatQuantity, parseQuantity, quantityMilliValue, quantityValue } from '../../../api/quantity.ts'

const zero = parseQuantity('0')
const containerResources = ['cpu', 'memory', 'ephemeral-storage']
const standardResources = [
  ...containerResources, ...containerResources.flatMap((name) => [`requests.${name}`, `limits.${name}`]), 'pods', 'resourcequotas', 'services', 'replicationcontrollers',
  'secrets', 'configmaps', 'persistentvolumeclaims', 'storage', 'requests.storage', 'services.nodeports', 'services.loadbalancers',
]
const wholeResources = ['pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps', 'persistentvolumeclaims', 'services.nodeports', 'services.loadbalancers']

const isHugePages = (name: string) => name.startsWith('hugepages-')
const isNative = (name: string) => !name.includes('/') || name.includes('kubernetes.io/')
const isExtended = (name: string) => !isNative(name) && !name.startsWith('requests.') && !qualifiedName(`requests.${name}`).length
const mayOvercommit = (name: string) => isNative(name) && !isHugePages(name)

/** Any resource name: a standard one, or one with a prefix. */
export function validateResourceName(name: string, path: string): FieldError[] {
  const errors = follows(qualifiedName, name, path)
  if (errors.length || name.includes('/') || standardResources.includes(name) || isHugePages(name) || name.startsWith('requests.hugepages-')) return errors
  return [invalid(path, name, 'must be a standard resource type or fully qualified')]
}

function validateContainerResourceName(name: string, path: string): FieldError[] {
  const errors = validateResourceName(name, path)
  if (!name.includes('/')) {
    if (!containerResources.includes(name) && !isHugePages(name)) errors.push(invalid(path, name, 'must be a standard resource for containers'))
  } else if (!isNative(name) && !isExtended(name)) errors.push(invalid(path, name, "doesn't follow extended resource name standard"))
  return errors
}

function validatePodResourceName(name: string, path: string): FieldError[] {
  const errors = validateResourceName(name, path)
  if (errors.length || name === 'cpu' || name === 'memory' || isHugePages(name)) return errors
  return [unsupported(path, name, ['cpu', 'hugepages-', 'memory'])]
}

/** A quantity of a resource: not negative, and whole where the resource is counted. */
export function validateQuantity(name: string, text: string | number, path: string): FieldError[] {
  const quantity = parseQuantity(String(text))
  const errors = compareQuantities(quantity, zero) < 0 ? [invalid(path, formatQuantity(quantity), 'must be greater than or equal to 0')] : []
  if ((wholeResources.includes(name) || isExtended(name)) && quantityMilliValue(quantity) % 1000 !== 0) errors.push(invalid(path, formatQuantity(quantity), 'must be an integer'))
  if (isHugePages(name)) {
    const page = pageSize(name)
    if (!page || quantityValue(quantity) % page !== 0) errors.push(invalid(path, formatQuantity(quantity), `${formatQuantity(quantity)} is not positive integer multiple of ${name}`))
  }
  return errors
}

function pageSize(name: string): number {
  try {
    return quantityValue(parseQuantity(name.slice('hugepages-'.length)))
  } catch {
    return 0
  }
}

/** Requests, limits and claims of a container, or of a pod as a whole. */
export function validateResources(resources: Fields | undefined, claims: readonly Fields[] | undefined, path: string, ofPod = false): FieldError[] {
  const limits = quantities(resources?.limits), requests = quantities(resources?.requests)
  const checkName = ofPod ? validatePodResourceName : validateContainerResourceName
  const errors: FieldError[] = []
  for (const [name, limit] of limits) errors.push(...checkName(name, `${path}.limits[${name}]`), ...validateQuantity(name, formatQuantity(limit), `${path}.limits[${name}]`))
  for (const [name, request] of requests) {
    const at = `${path}.requests[${name}]`
    const own = validateQuantity(name, formatQuantity(request), at)
    errors.push(...checkName(name, at), ...own)
    const limit = limits.get(name)
    if (limit) {
      const difference = compareQuantities(request, limit)
      if (difference && !mayOvercommit(name)) errors.push(invalid(`${path}.requests`, formatQuantity(request), `must be equal to ${name} limit of ${formatQuantity(limit)}`))
      else if (difference > 0) errors.push(invalid(`${path}.requests`, formatQuantity(request), `must be less than or equal to ${name} limit of ${formatQuantity(limit)}`))
    } else if (!mayOvercommit(name)) errors.push(required(`${path}.limits`, 'Limit must be set for non overcommitable resources'))
  }
  const names = [...limits.keys(), ...requests.keys()]
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory')) errors.push(forbidden(path, 'HugePages require cpu or memory'))
  errors.push(...validateClaims(resources?.claims, claims, `${path}.claims`))
  return errors
}

const quantities = (list: Fields | undefined): Map<string, Quantity> => new Map(Object.keys(list ?? {}).sort().map((name) => [name, parseQuantity(String(list![name]))]))

function validateClaims(given: readonly Fields[] | undefined, known: readonly Fields[] | undefined, path: string): FieldError[] {
  const names = (known ?? []).map(({ name }) => name as string).filter(Boolean).sort()
  const seen = new Set<string>()
  return (given ?? []).flatMap(({ name, request }, i) => {
    const at = `${path}[${i}]`, errors: FieldError[] = []
    if (!name) return [required(at)]
    const key = request ? `${name}/${request}` : name
    if (seen.has(name)) errors.push(duplicate(at, name))
    else {
      if (request) errors.push(...follows(dns1123Label, request, `${at}.request`))
      if (seen.has(key)) errors.push(duplicate(at, key))
      else if (!request) for (const other of seen) if (other.startsWith(`${name}/`)) errors.push(duplicate(at, name))
      seen.add(key)
    }
    if (!names.includes(name)) {
      const missing = notFound(at, name)
      errors.push({ ...missing, body: `${missing.body}: must be one of the names in pod.spec.resourceClaims${names.length ? `: ${names.join(', ')}` : ' which is empty'}` })
    }
    return errors
  })
}

/** `spec.resources`: what a pod asks for as a whole has to cover its containers. */
export function validatePodResources(spec: Fields, path: string): FieldError[] {
  if (!spec.resources) return []
  const at = `${path}.resources`
  if (spec.os?.name === 'windows') return [forbidden(at, 'may not be set for a windows pod')]
  const errors = spec.resources.claims ? [forbidden(`${at}.claims`, 'claims may not be set for Resources at pod-level')] : []
  errors.push(...validateResources(spec.resources, spec.resourceClaims, at, true))
  const total = new Map<string, Quantity>()
  for (const { resources } of spec.containers ?? []) for (const [name, request] of quantities(resources?.requests)) total.set(name, addQuantities(total.get(name) ?? zero, request))
  for (const [name, request] of quantities(spec.resources.requests)) {
    const sum = total.get(name)
    if (sum && compareQuantities(sum, request) > 0) errors.push(invalid(`${at}.requests[${name}]`, formatQuantity(request), `must be greater than or equal to aggregate container requests of ${formatQuantity(sum)}`))
  }
  const limits = quantities(spec.resources.limits)
  for (const [i, { resources }] of (spec.containers ?? []).entries()) {
    for (const [name, limit] of quantities(resources?.limits)) {
      const ceiling = limits.get(name)
      if (ceiling && compareQuantities(limit, ceiling) > 0) errors.push(invalid(`${at}.containers[${i}][${name}].limits`, formatQuantity(limit), `must be less than or equal to pod limits of ${formatQuantity(ceiling)}`))
    }
  }
  return errors
}
