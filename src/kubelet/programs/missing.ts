import type { Container } from '../../api/types/core.v1.ts'
import { knownImage } from '../images/known.ts'
import { BOX } from './box.ts'
import { wordsOf } from './life.ts'

const FAILED = 'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: '
const PLACES = new Set(['/bin', '/sbin', '/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin'])
/** Names that say of themselves that there is no such command. */
const SAYS_SO = /(?:^|\/)(?:no-?such|does-?not-?exist|doesntexist|non-?existent|non-?existing|invalid-?command|not-?found|bad-?command|missing-?command)/i
/** Files that every image has: no working folder can be made of them. */
const FILES = new Set(['/etc/passwd', '/etc/hosts', '/etc/hostname', '/etc/resolv.conf', '/etc/group', '/bin/sh', '/dev/null'])

/** Why the runtime cannot start a container's process; undefined when it can. */
export function startFault(container: Container): string | undefined {
  if (container.workingDir && FILES.has(container.workingDir)) return `${FAILED}error during container init: mkdir ${container.workingDir}: not a directory`
  const [command] = wordsOf(container)
  if (command === undefined) return undefined
  const slash = command.lastIndexOf('/')
  const isBox = knownImage(container.image ?? '')?.box === true
  if (slash < 0) return SAYS_SO.test(command) || (isBox && !BOX.has(command)) ? `${FAILED}exec: "${command}": executable file not found in $PATH` : undefined
  const missing = SAYS_SO.test(command) || (isBox && (!BOX.has(command.slice(slash + 1)) || !PLACES.has(command.slice(0, slash))))
  return missing ? `${FAILED}exec: "${command}": stat ${command}: no such file or directory` : undefined
}
