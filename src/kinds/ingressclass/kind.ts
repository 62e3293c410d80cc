import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid, required, tooLong, unsupported } from '../../api/field.ts'
import { dns1123Label, dns1123Subdomain } from '../../api/names.ts'
import type { IngressClass } from '../../api/types/networking.v1.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'
import { validateTypedReference } from '../ingress/backend.ts'

const DEFAULT = 'ingressclass.kubernetes.io/is-default-class'
const MAX_CONTROLLER = 250
const SCOPES = ['Cluster', 'Namespace']
const HTTP_PATH = String.raw`[A-Za-z0-9/\-._~%!$&'()*+,;=:]+`
const isHttpPath = new RegExp(`^${HTTP_PATH}$`)

function validateController(controller = ''): FieldError[] {
  const path = 'spec.controller'
  if (!controller) return [required(path)]
  const slash = controller.indexOf('/'), host = controller.slice(0, Math.max(0, slash)), rest = controller.slice(slash + 1)
  const long = controller.length > MAX_CONTROLLER ? [tooLong(path, MAX_CONTROLLER)] : []
  if (slash < 1 || !rest) return [...long, invalid(path, controller, 'must be a domain-prefixed path (such as "acme.io/foo")')]
  return [
    ...long, ...dns1123Subdomain(host).map((text) => invalid(path, host, text)),
    ...(isHttpPath.test(rest) ? [] : [invalid(path, rest, `Invalid path (regex used for validation is '${HTTP_PATH}')`)]),
  ]
}

function validateParameters({ spec = {} }: IngressClass): FieldError[] {
  const parameters = spec.parameters, path = 'spec.parameters'
  if (!parameters) return []
  const { scope, namespace } = parameters, errors = validateTypedReference(parameters, path)
  if (scope === undefined || scope === null) errors.push(required(`${path}.scope`))
  else if (!SCOPES.includes(scope)) errors.push(unsupported(`${path}.scope`, scope, SCOPES))
  else if (scope === 'Cluster' && namespace !== undefined) errors.push(forbidden(`${path}.namespace`, "`parameters.scope` is set to 'Cluster'"))
  else if (scope === 'Namespace' && namespace === undefined) errors.push(required(`${path}.namespace`, "`parameters.scope` is set to 'Namespace'"))
  else if (scope === 'Namespace') errors.push(...dns1123Label(namespace!).map((text) => invalid(`${path}.namespace`, namespace, text)))
  return errors
}

const validate = (object: IngressClass): FieldError[] => [...validateController(object.spec?.controller), ...validateParameters(object)]

function parametersText({ spec }: IngressClass): string {
  const parameters = spec?.parameters
  if (!parameters) return '<none>'
  return `${parameters.kind}${parameters.apiGroup === undefined || parameters.apiGroup === null ? '' : `.${parameters.apiGroup}`}/${parameters.name}`
}

export const kind = defineKind<IngressClass>({
  type: 'networking/v1.IngressClass',
  defaults(object) {
    if (object.spec?.parameters) object.spec.parameters.scope ??= 'Cluster'
  },
  validate,
  validateUpdate: (object, old) => [
    ...(object.spec?.controller === old.spec?.controller ? [] : [invalid('spec.controller', object.spec?.controller, 'field is immutable')]),
    ...validate(object),
  ],
  columns: [
    { ...nameColumn, cell: ({ metadata }: IngressClass) => `${metadata.name}${metadata.annotations?.[DEFAULT] === 'true' ? ' (default)' : ''}` },
    textColumn('Controller', ({ spec }: IngressClass) => spec?.controller),
    textColumn('Parameters', parametersText),
    ageColumn,
  ],
})
