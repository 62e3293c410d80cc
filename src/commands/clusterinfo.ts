import type { Fields } from '../api/object.ts'
import { CommandError, defineCommand } from '../cli/command.ts'
import { ownServer } from '../client/kubeconfig/defaults.ts'

/** Where a service is reached: its load balancer, else through the API server's proxy. */
function linkOf(host: string, service: Fields): string {
  const [ingress] = service.status?.loadBalancer?.ingress ?? []
  const ports: Fields[] = service.spec?.ports ?? []
  if (ingress) return ports.map((port) => `http://${ingress.ip || ingress.hostname}:${port.port} `).join('')
  const { name, namespace } = service.metadata
  const [port] = ports
  const scheme = port && (port.name === 'https' || port.port === 443) ? 'https' : ''
  const target = !port ? name : scheme ? `${scheme}:${name}:${port.name ?? ''}` : port.name ? `${name}:${port.name}` : name
  return `${host}/api/v1/namespaces/${namespace}/services/${target}/proxy`
}

/** `kubectl cluster-info`. kubectl: cmd/clusterinfo */
export const clusterInfo = defineCommand({
  use: 'cluster-info',
  short: 'Show where the cluster and its services are',
  long: 'Shows the addresses of the control plane and of the services labelled kubernetes.io/cluster-service=true.\nFor more, see \'kubectl cluster-info dump\'.',
  examples: '# Where is the cluster?\nkubectl cluster-info',
  flags: {},
  children: [{ name: 'dump', short: 'Show all that helps to find what is wrong with the cluster', load: async () => (await import('./clusterinfodump/dump.ts')).dump }],
  usesNamespace: false,
  async run(ctx) {
    const { client } = ctx
    const services = (await client.resources()).find((row) => row.group === '' && row.resource === 'services')
    if (!services) throw new CommandError('the server doesn\'t have a resource type "services"')
    const list = await client.list(services, ctx.globals.namespace || 'kube-system', { labelSelector: 'kubernetes.io/cluster-service=true' })
    ctx.out(`Kubernetes control plane is running at ${ownServer}\n`)
    for (const service of list.items) {
      ctx.out(`${service.metadata.labels?.['kubernetes.io/name'] || service.metadata.name} is running at ${linkOf(ownServer, service)}\n`)
    }
    ctx.out("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n")
  },
})
