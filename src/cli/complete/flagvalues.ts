import type { Found } from '../find.ts'
import type { Flag } from '../pflag/flagset.ts'
import type { Answer } from './answer.ts'
import type { LiveNames } from './live.ts'

const none = 0, noFiles = 4, extensions = 8
const outputs = ['json', 'yaml', 'kyaml', 'name', 'go-template', 'go-template-file', 'template', 'templatefile', 'jsonpath', 'jsonpath-as-json', 'jsonpath-file', 'custom-columns', 'custom-columns-file', 'wide']

/** What a flag's value may be, as far as it can be told. Otherwise the shell offers files. */
export async function flagValues(found: Found, flag: Flag, start: string, live: LiveNames): Promise<Answer> {
  const words = await valuesOf(found, flag.name, start, live)
  // kubectl offers all subresources, whatever was typed.
  if (words) return { words: flag.name === 'subresource' ? words : words.filter((word) => word.startsWith(start)), directive: noFiles }
  return flag.name === 'filename' ? { words: ['json', 'yaml', 'yml'], directive: extensions } : { words: [], directive: none }
}

async function valuesOf(found: Found, name: string, start: string, live: LiveNames): Promise<readonly string[] | undefined> {
  const path = found.path.split(' ').slice(1).join(' ')
  switch (name) {
    case 'namespace': return live.names('namespace', start)
    case 'context': return live.configured('contexts')
    case 'cluster': return live.configured('clusters')
    case 'user': return live.configured('users')
    case 'output': return path === 'get' ? outputs : undefined
    case 'subresource': return ['status', 'scale', 'resize']
    case 'container': return path === 'exec' || path === 'logs' || path === 'attach' ? live.containers(found.args.find((arg) => !arg.startsWith('-')), start) : undefined
    case 'clusterrole': return path === 'create clusterrolebinding' ? live.names('clusterrole', start) : undefined
    default: return undefined
  }
}
