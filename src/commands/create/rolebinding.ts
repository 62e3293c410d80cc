import type { Fields } from '../../api/object.ts'
import { CommandError, string, stringArray } from '../../cli/command.ts'
import { defineGenerator, requireName } from './generator.ts'

const apiGroup = 'rbac.authorization.k8s.io'
const apiVersion = `${apiGroup}/v1`

const subjectFlags = {
  user: stringArray([], 'A user to bind. May be given several times.'),
  group: stringArray([], 'A group to bind. May be given several times.'),
  serviceaccount: stringArray([], 'A service account to bind, as namespace:name. May be given several times.'),
}

interface Subjects { readonly user: readonly string[]; readonly group: readonly string[]; readonly serviceaccount: readonly string[] }

/** @throws CommandError */
function subjectsOf({ user, group, serviceaccount }: Subjects): { subjects?: Fields[] } {
  const subjects = [
    ...user.map((name) => ({ kind: 'User', apiGroup, name })),
    ...group.map((name) => ({ kind: 'Group', apiGroup, name })),
    ...serviceaccount.map((text) => {
      const parts = text.split(':')
      if (parts.length !== 2 || !parts[0] || !parts[1]) throw new CommandError('serviceaccount must be <namespace>:<name>')
      return { kind: 'ServiceAccount', name: parts[1], namespace: parts[0] }
    }),
  ]
  return subjects.length ? { subjects } : {}
}

/** `kubectl create rolebinding`. */
export const roleBinding = defineGenerator({
  use: 'rolebinding NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  short: 'Create a role binding for a particular role or cluster role',
  examples: '  # A service account may do what the role reader says\n  kubectl create rolebinding robot-reads --role=reader --serviceaccount=team:robot',
  flags: {
    clusterrole: string('', 'The cluster role to bind.'),
    role: string('', 'The role to bind.'),
    ...subjectFlags,
  },
  failure: 'failed to create rolebinding: ',
  make({ name, namespace, flags }) {
    requireName(name)
    if (Boolean(flags.clusterrole) === Boolean(flags.role)) throw new CommandError('exactly one of clusterrole or role must be specified')
    return {
      apiVersion, kind: 'RoleBinding', metadata: { name, namespace }, ...subjectsOf(flags),
      roleRef: { apiGroup, kind: flags.role ? 'Role' : 'ClusterRole', name: flags.role || flags.clusterrole },
    }
  },
})

/** `kubectl create clusterrolebinding`. */
export const clusterRoleBinding = defineGenerator({
  use: 'clusterrolebinding NAME --clusterrole=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  short: 'Create a cluster role binding for a particular cluster role',
  examples: '  # Two users may do everything\n  kubectl create clusterrolebinding admins --clusterrole=cluster-admin --user=jane --user=joe',
  flags: { clusterrole: string('', 'The cluster role to bind.', { required: true }), ...subjectFlags },
  failure: 'failed to create clusterrolebinding: ',
  make: ({ name, flags }) => ({
    apiVersion, kind: 'ClusterRoleBinding', metadata: { name }, ...subjectsOf(flags),
    roleRef: { apiGroup, kind: 'ClusterRole', name: flags.clusterrole },
  }),
})
