import { CommandError, string } from '../../cli/command.ts'
import { resourceList } from '../shared/resourcelist.ts'
import { defineGenerator, requireName } from './generator.ts'

/** `kubectl create quota`. */
export const quota = defineGenerator({
  use: 'quota NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2] [--dry-run=server|client|none]',
  aliases: ['resourcequota'],
  short: 'Create a quota with the specified name',
  examples: '  # At most ten pods and two CPUs\n  kubectl create quota small --hard=pods=10,cpu=2',
  flags: {
    hard: string('', 'Limits as resource=quantity, with commas between.'),
    scopes: string('', 'Scopes that objects have to fit all of, with commas between.'),
  },
  failure: 'failed to create quota: ',
  make({ name, namespace, flags }) {
    requireName(name)
    const hard = resourceList(flags.hard, 'Invalid')
    if (flags.scopes.split(',').includes('') && flags.scopes) throw new CommandError('invalid resource quota scope ""')
    return {
      apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name, namespace },
      spec: { ...(hard && { hard }), ...(flags.scopes && { scopes: flags.scopes.split(',') }) },
    }
  },
})
