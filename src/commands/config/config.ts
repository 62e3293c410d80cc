import { defineCommand } from '../../cli/command.ts'

/** `kubectl config`. kubectl: cmd/config */
export const config = defineCommand({
  use: 'config SUBCOMMAND',
  short: 'Show and change kubeconfig files',
  long: `Shows and changes kubeconfig files, as in "kubectl config set current-context my-context".

 Which file it is:

  1.  With --kubeconfig that file alone.
  2.  Inside fauxctl's shell, with $KUBECONFIG set: the files it lists, merged. The first that names a thing decides it.
  3.  Otherwise the file that belongs to the simulated cluster. Your own ~/.kube/config is never read or written.`,
  flags: {},
  children: [
    { name: 'current-context', short: 'Show the current context', load: async () => (await import('./currentcontext.ts')).currentContext },
    { name: 'delete-cluster', short: 'Delete a cluster from the kubeconfig', load: async () => (await import('./delete.ts')).deleteCluster },
    { name: 'delete-context', short: 'Delete a context from the kubeconfig', load: async () => (await import('./delete.ts')).deleteContext },
    { name: 'delete-user', short: 'Delete a user from the kubeconfig', load: async () => (await import('./delete.ts')).deleteUser },
    { name: 'get-clusters', short: 'List the clusters of the kubeconfig', load: async () => (await import('./getnames.ts')).getClusters },
    { name: 'get-contexts', short: 'List contexts of the kubeconfig', load: async () => (await import('./getcontexts.ts')).getContexts },
    { name: 'get-users', short: 'List the users of the kubeconfig', load: async () => (await import('./getnames.ts')).getUsers },
    { name: 'rename-context', short: 'Rename a context of the kubeconfig', load: async () => (await import('./renamecontext.ts')).renameContext },
    { name: 'set', short: 'Set a single value in a kubeconfig file', load: async () => (await import('./set.ts')).set },
    { name: 'set-cluster', short: 'Set a cluster in the kubeconfig', load: async () => (await import('./setcluster.ts')).setCluster },
    { name: 'set-context', short: 'Set a context in the kubeconfig', load: async () => (await import('./setcontext.ts')).setContext },
    { name: 'set-credentials', short: 'Set a user in the kubeconfig', load: async () => (await import('./setcredentials.ts')).setCredentials },
    { name: 'unset', short: 'Unset a single value in a kubeconfig file', load: async () => (await import('./set.ts')).unset },
    { name: 'use-context', aliases: ['use'], short: 'Set the current context in a kubeconfig file', load: async () => (await import('./usecontext.ts')).useContext },
    { name: 'view', short: 'Show the kubeconfig', load: async () => (await import('./view.ts')).view },
  ],
})
