import type { FieldError } from '../../api/field.ts'
import { invalid, required } from '../../api/field.ts'
import { dns1123Label, dns1123Subdomain, pathSegmentName, portName, portNumber } from '../../api/names.ts'
import type { IngressBackend } from '../../api/types/networking.v1.ts'

/** A backend is a Service or any other object of the namespace. */
export function validateBackend({ service, resource }: IngressBackend, path: string): FieldError[] {
  if (service && resource) return [invalid(path, '', 'cannot set both resource and service backends')]
  if (resource) return validateTypedReference(resource, `${path}.resource`)
  if (!service) return [invalid(path, '', 'resource or service backend is required')]
  const errors: FieldError[] = service.name ? dns1123Label(service.name).map((text) => invalid(`${path}.service.name`, service.name, text)) : [required(`${path}.service.name`)]
  const { name, number } = service.port ?? {}
  if (name && number) errors.push(invalid(path, '', 'cannot set both port name & port number'))
  else if (name) errors.push(...portName(name).map((text) => invalid(`${path}.service.port.name`, name, text)))
  else if (number) errors.push(...portNumber(number).map((text) => invalid(`${path}.service.port.number`, number, text)))
  else errors.push(required(path, 'port name or number is required'))
  return errors
}

/** A reference by API group, kind and name. */
export function validateTypedReference({ apiGroup, kind, name }: { apiGroup?: string | null; kind?: string; name?: string }, path: string): FieldError[] {
  const errors: FieldError[] = apiGroup === undefined || apiGroup === null ? [] : dns1123Subdomain(apiGroup).map((text) => invalid(`${path}.apiGroup`, apiGroup, text))
  for (const [field, value] of [['kind', kind], ['name', name]] as const) {
    if (!value) errors.push(required(`${path}.${field}`))
    else errors.push(...pathSegmentName(value).map((text) => invalid(`${path}.${field}`, value, text)))
  }
  return errors
}
