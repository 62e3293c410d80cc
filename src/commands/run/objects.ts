import type { Fields } from '../../api/object.ts'

/** The flags of run that say how the container is. */
interface ContainerFlags {
  readonly image: string
  readonly stdin: boolean
  readonly tty: boolean
  readonly 'leave-stdin-open': boolean
  readonly privileged: boolean
  readonly command: boolean
  readonly port: string
}

interface ParsedFlags { annotations: Record<string, string>; env: Fields[]; restartPolicy: string; pullPolicy: string }

/** The pod that `kubectl run` makes. */
export function podOf(name: string, args: readonly string[], labels: Record<string, string>, flags: ContainerFlags, parsed: ParsedFlags): Fields {
  const { annotations, env, pullPolicy } = parsed
  return {
    apiVersion: 'v1', kind: 'Pod',
    metadata: { name, labels, ...(Object.keys(annotations).length && { annotations }) },
    spec: {
      containers: [{
        name, image: flags.image,
        ...(args.length && { [flags.command ? 'command' : 'args']: args }),
        ...(flags.port && { ports: [{ containerPort: Number(flags.port) }] }),
        ...(env.length && { env }),
        ...(pullPolicy && { imagePullPolicy: pullPolicy }),
        ...(flags.privileged && { securityContext: { privileged: true } }),
        ...(flags.stdin && { stdin: true }), ...(flags.stdin && !flags['leave-stdin-open'] && { stdinOnce: true }), ...(flags.tty && { tty: true }),
      }],
      restartPolicy: parsed.restartPolicy, dnsPolicy: 'ClusterFirst',
    },
  }
}

/** The service of `--expose`: it has only labels that were asked for, and selects all that the pod has. */
export function serviceOf(name: string, selector: Record<string, string>, labels: Record<string, string> | undefined, port: number): Fields {
  return {
    apiVersion: 'v1', kind: 'Service', metadata: { name, ...(labels && { labels }) },
    spec: { ports: [{ protocol: 'TCP', port, targetPort: port }], selector },
  }
}
