import type { Env } from '../../env.ts'
import { globalFlags } from '../globalflags.ts'
import type { Parsed } from '../pflag/parse.ts'

const lines = (text: string) => text.split('\n').filter(Boolean)

/** What there is right now in the cluster and in the kubeconfig, asked with our own commands and the flags of the line that is completed. */
export class LiveNames {
  private readonly flags: readonly string[]
  constructor(private readonly env: Env, parsed: Parsed) {
    this.flags = parsed.order.filter(({ name }) => Object.hasOwn(globalFlags, name)).map(({ name, text }) => `--${name}=${text}`)
  }

  /** The output of a command; nothing when it fails. */
  private async output(...argv: string[]): Promise<string> {
    const { run } = await import('../run.ts')
    let text = ''
    const silent: Env = Object.create(this.env, {
      calledAs: { value: 'kubectl' },
      stdout: { value: { isTTY: false, write: (part: string) => { text += part } } },
      stderr: { value: { isTTY: false, write() {} } },
    })
    return (await run(silent, [...argv, ...this.flags])) === 0 ? text : ''
  }

  /** Names of the objects of one or several types (`pods,svc`). */
  async names(types: string, start: string): Promise<string[]> {
    const text = await this.output('get', types, '-o=go-template={{ range .items }}{{ .metadata.name }} {{ end }}')
    return text.split(' ').filter((name) => name !== '' && name.startsWith(start))
  }

  /** Names of the containers of a pod. */
  async containers(pod: string | undefined, start: string): Promise<string[]> {
    if (!pod) return []
    const text = await this.output('get', 'pod', pod, '-o=go-template={{ range .spec.initContainers }}{{ .name }} {{ end }}{{ range .spec.containers }}{{ .name }} {{ end }}')
    return text.split(' ').filter((name) => name !== '' && name.startsWith(start))
  }

  /** Ports that can be forwarded, as local:remote. */
  async ports(target: string, start: string): Promise<string[]> {
    const [type, name] = target.includes('/') ? (target.split('/') as [string, string]) : ['pod', target]
    const isService = /^(?:svc|services?)$/.test(type)
    const template = isService ? '{{ range .spec.ports }}{{ .port }} {{ end }}' : '{{ range .spec.containers }}{{ range .ports }}{{ .containerPort }} {{ end }}{{ end }}'
    const local = start.split(':')[0]
    const ports = (await this.output('get', type, name, `-o=go-template=${template}`)).split(' ').filter(Boolean)
    return ports.map((port) => `${local || port}:${port}`).filter((pair) => pair.startsWith(start))
  }

  /** The types that can be read, as api-resources calls them. The last of several, separated by commas, is the one to complete. */
  async types(start: string): Promise<string[]> {
    const comma = start.lastIndexOf(',') + 1
    const known = lines(await this.output('api-resources', '-o=name', '--verbs=get'))
    return known.filter((type) => type.startsWith(start.slice(comma))).map((type) => start.slice(0, comma) + type)
  }

  async configured(what: 'contexts' | 'clusters' | 'users'): Promise<string[]> {
    return what === 'contexts' ? lines(await this.output('config', 'get-contexts', '-o=name')) : lines(await this.output('config', `get-${what}`)).slice(1)
  }
}
