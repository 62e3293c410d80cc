import type { Fields } from '../../api/object.ts'
import { same } from '../../api/object.ts'
import { CommandError, defineCommand, stringArray } from '../../cli/command.ts'
import type { Info } from '../../client/resources.ts'
import { selectorFlag } from '../shared/flags.ts'
import { setFlags } from './flags.ts'
import { infosOf, LOCAL_AND_SERVER, patchAll, settingOf } from './patching.ts'

const apiGroup = 'rbac.authorization.k8s.io'

/** `kubectl set subject`. */
export const subject = defineCommand({
  use: 'subject (-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  short: 'Update the user, group, or service account in a role binding or cluster role binding',
  long: 'Adds users, groups and service accounts to a role binding or cluster role binding.',
  examples: '  # One more account\n  kubectl set subject rolebinding reads --serviceaccount=team:robot',
  flags: {
    ...setFlags, ...selectorFlag,
    user: stringArray([], 'A user to bind.'),
    group: stringArray([], 'A group to bind.'),
    serviceaccount: stringArray([], 'A service account to bind, as namespace:name.'),
  },
  async run(ctx, args, flags) {
    const setting = await settingOf(ctx, flags, 'subjects updated')
    const infos = await infosOf(setting, args)
    if (flags.local && setting.dryRun === 'server') throw new CommandError(LOCAL_AND_SERVER)
    if (flags.all && flags.selector) throw new CommandError('cannot set --all and --selector at the same time')
    if (!flags.user.length && !flags.group.length && !flags.serviceaccount.length) throw new CommandError('you must specify at least one value of user, group or serviceaccount')
    for (const account of flags.serviceaccount) checkAccount(account, infos)
    const wanted: Fields[] = [
      ...sorted(flags.user).map((name) => ({ kind: 'User', apiGroup, name })),
      ...sorted(flags.group).map((name) => ({ kind: 'Group', apiGroup, name })),
      ...sorted(flags.serviceaccount).map((account) => ({ kind: 'ServiceAccount', name: account.split(':')[1], namespace: account.split(':')[0] || ctx.namespace })),
    ]
    await patchAll(setting, infos, (object) => {
      if (!object.apiVersion.startsWith(`${apiGroup}/`) || !/^(Cluster)?RoleBinding$/.test(object.kind)) throw new CommandError('setting subjects is only supported for RoleBinding/ClusterRoleBinding')
      const before: Fields[] = object.subjects ?? []
      const fresh = wanted.filter((one) => !before.some((known) => same(known, one)))
      object.subjects = [...before, ...fresh]
      return fresh.length > 0
    }, { failure: 'failed to patch subjects to rolebinding: ' })
  },
})

const sorted = (names: readonly string[]) => [...new Set(names)].sort()

function checkAccount(account: string, infos: readonly Info[]): void {
  const parts = account.split(':')
  if (parts.length !== 2 || !parts[1]) throw new CommandError('serviceaccount must be <namespace>:<name>')
  if (!parts[0] && infos.some(({ resource }) => resource.kind === 'ClusterRoleBinding')) throw new CommandError('serviceaccount must be <namespace>:<name>, namespace must be specified')
}
