import { immutable } from '../../api/checks.ts'
import type { FieldError } from '../../api/field.ts'
import { invalid, required, unsupported } from '../../api/field.ts'
import { dns1123Subdomain, pathSegmentName } from '../../api/names.ts'
import type { Fields, KubeObject } from '../../api/object.ts'
import { ageColumn, nameColumn, textColumn } from '../columns.ts'
import type { Kind } from '../contract.ts'

const GROUP = 'rbac.authorization.k8s.io'

function defaults(binding: Fields): void {
  const ref = (binding.roleRef ??= {})
  ref.apiGroup ||= GROUP
  for (const subject of binding.subjects ?? []) if (subject.kind === 'User' || subject.kind === 'Group') subject.apiGroup ||= GROUP
}

function validate({ roleRef, subjects = [] }: KubeObject, kinds: readonly string[], namespaced: boolean): FieldError[] {
  const errors: FieldError[] = []
  if (roleRef.apiGroup !== GROUP) errors.push(unsupported('roleRef.apiGroup', roleRef.apiGroup, [GROUP]))
  if (!kinds.includes(roleRef.kind)) errors.push(unsupported('roleRef.kind', roleRef.kind ?? '', kinds))
  if (roleRef.name) errors.push(...pathSegmentName(roleRef.name).map((text) => invalid('roleRef.name', roleRef.name, text)))
  errors.push(...subjects.flatMap((subject: Fields, i: number) => validateSubject(subject, namespaced, `subjects[${i}]`)))
  // Declared in the server's schema, and so checked last.
  if (!roleRef.name) errors.push(required('roleRef.name'))
  subjects.forEach(({ name }: Fields, i: number) => name || errors.push(required(`subjects[${i}].name`)))
  return errors
}

function validateSubject({ kind, name, apiGroup = '', namespace }: Fields, namespaced: boolean, path: string): FieldError[] {
  if (kind === 'User' || kind === 'Group') return apiGroup === GROUP ? [] : [unsupported(`${path}.apiGroup`, apiGroup, [GROUP])]
  if (kind !== 'ServiceAccount') return [unsupported(`${path}.kind`, kind ?? '', ['ServiceAccount', 'User', 'Group'])]
  return [
    ...(name ? dns1123Subdomain(name).map((text) => invalid(`${path}.name`, name, text)) : []),
    ...(apiGroup ? [unsupported(`${path}.apiGroup`, apiGroup, [''])] : []),
    ...(!namespaced && !namespace ? [required(`${path}.namespace`)] : []),
  ]
}

const subjectsOf = (kind: string, text: (subject: Fields) => string) => ({ subjects }: Fields): string =>
  (subjects ?? []).filter((subject: Fields) => subject.kind === kind).map(text).join(', ')

/** What RoleBindings and ClusterRoleBindings have in common; `kinds` are those that they may refer to. */
export const binding = (kinds: readonly string[], namespaced: boolean): Omit<Kind, 'type'> => ({
  nameRule: 'path-segment',
  hasGeneration: false,
  defaults,
  validate: (object) => validate(object, kinds, namespaced),
  validateUpdate: (object, old) => [...validate(object, kinds, namespaced), ...immutable(object.roleRef, old.roleRef, 'roleRef').map((error) => ({ ...error, body: 'Invalid value: ' + JSON.stringify({ APIGroup: object.roleRef.apiGroup, Kind: object.roleRef.kind, Name: object.roleRef.name }) + ': field is immutable' }))],
  columns: [
    nameColumn,
    textColumn('Role', ({ roleRef }) => `${roleRef?.kind ?? ''}/${roleRef?.name ?? ''}`),
    ageColumn,
    textColumn('Users', subjectsOf('User', ({ name }) => name), 1),
    textColumn('Groups', subjectsOf('Group', ({ name }) => name), 1),
    textColumn('ServiceAccounts', subjectsOf('ServiceAccount', ({ namespace = '', name }) => `${namespace}/${name}`), 1),
  ],
})
