import type { ControllerApi } from '../controllers/contract.ts'
import type { Node } from '../api/types/core.v1.ts'
import type { NodeMemory } from './memory.ts'
import { NODES, NO_NODE_MEMORY } from './memory.ts'

const NEXT_NETWORK = 65_536, BEYOND = 65_000

/** The next free address of a node's pod range, in turn, as host-local hands them out: .1 is the gateway. */
export function allocateAddress(api: ControllerApi, node: Node): string {
  const range = node.spec?.podCIDR ?? '10.244.0.0/24'
  const [base, bits] = range.split('/')
  const [a, b, c, d] = base.split('.').map(Number)
  const size = 2 ** (32 - Number(bits))
  const start = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
  const name = node.metadata.name!
  const memory: NodeMemory = { ...(api.recall<NodeMemory>(NODES, name) ?? NO_NODE_MEMORY) }
  // Until the range has been gone through once, no address behind the last can be in use.
  const used = memory.lastAddress === undefined || memory.isFull ? usedOn(api, name) : undefined
  let last = memory.lastAddress ?? Math.max(1, ...[...used!].map((address) => toNumber(address) - start).filter((offset) => offset > 0 && offset < size))
  for (let tries = 0; tries < 2 * size + BEYOND; tries++) {
    last++
    if (last === size - 1 && tries < size) {
      last = 2
      memory.isFull = true
    }
    // A node with more pods than its range has addresses goes on in the next network, so that each pod has its own.
    const text = toText(last < size - 1 ? start + last : start + NEXT_NETWORK + last)
    const taken = memory.isFull ? (used ?? usedOn(api, name)).has(text) : false
    if (taken) continue
    api.remember(NODES, name, { ...memory, lastAddress: last })
    return text
  }
  throw new Error(`no free address in ${range}`)
}

const toText = (address: number) => [address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255].join('.')
const toNumber = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

function usedOn(api: ControllerApi, node: string): Set<string> {
  const used = new Set<string>()
  for (const pod of api.list('pods')) {
    const { phase, podIP } = pod.status ?? {}
    if (podIP && pod.spec.nodeName === node && !pod.spec.hostNetwork && phase !== 'Succeeded' && phase !== 'Failed') used.add(podIP)
  }
  return used
}
