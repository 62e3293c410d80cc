import { CommandError, bool, defineCommand, string } from '../cli/command.ts'
import { VERSION } from '../http/version.ts'

/** The kustomize that kubectl 1.37.2 is built with. */
const kustomizeVersion = 'v5.8.1'

/** `kubectl version`. kubectl: cmd/version */
export const version = defineCommand({
  use: 'version',
  short: 'Show the versions of client and server',
  examples: '# Both versions\nkubectl version\n\n# Ours alone, as JSON\nkubectl version --client -o json',
  flags: {
    client: bool(false, 'Show the client\'s version only; needs no server.'),
    output: string('', "One of 'yaml' or 'json'.", { shorthand: 'o' }),
  },
  usesNamespace: false,
  async run(ctx, args, { client: clientOnly, output }) {
    const connection = clientOnly ? undefined : ctx.client
    if (!clientOnly && args.length) throw new CommandError(`extra arguments: [${args.join(' ')}]`)
    if (output !== '' && output !== 'yaml' && output !== 'json') throw new CommandError("--output must be 'yaml' or 'json'")
    const { major, minor, gitVersion, gitCommit, gitTreeState, buildDate, goVersion, compiler, platform } = VERSION
    const info = {
      clientVersion: { major, minor, gitVersion, gitCommit, gitTreeState, buildDate, goVersion, compiler, platform },
      kustomizeVersion,
      ...(connection && { serverVersion: JSON.parse(await connection.transport.raw('GET', '/version')) as Record<string, string> }),
    }
    if (output === 'json') ctx.out(`${JSON.stringify(info, null, 2)}\n`)
    else if (output === 'yaml') ctx.out(`${(await import('../print/yaml/yaml.ts')).toYaml(info)}\n`)
    else {
      ctx.out(`Client Version: ${gitVersion}\nKustomize Version: ${kustomizeVersion}\n`)
      if (info.serverVersion) ctx.out(`Server Version: ${info.serverVersion.gitVersion}\n`)
    }
  },
})
