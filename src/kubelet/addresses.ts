import type { ControllerApi } from '../controllers/contract.ts'
import type { Node } from '../api/types/core.v1.ts'

const SLOT = 'podips'

/** The next free address of a node's pod range, in turn, as host-local hands them out: .1 is the gateway. */
export function allocateAddress(api: ControllerApi, node: Node): string {
  const range = node.spec?.podCIDR ?? '10.244.0.0/24'
  const [base, bits] = range.split('/')
  const parts = base.split('.').map(Number)
  const size = 2 ** (32 - Number(bits))
  const start = ((parts[0] << 24) | (parts[1] << 16) | (parts[2] << 8) | parts[3]) >>> 0
  const used = new Set(api.list('pods').filter((pod) => pod.status?.phase !== 'Succeeded' && pod.status?.phase !== 'Failed').map((pod) => pod.status?.podIP))
  let last = (api.recall(SLOT, node.metadata.name!) as number | undefined) ?? 1
  for (let tries = 0; tries < size; tries++) {
    last = last + 1 >= size - 1 ? 2 : last + 1
    const number = start + last
    const text = [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255].join('.')
    if (used.has(text)) continue
    api.remember(SLOT, node.metadata.name!, last)
    return text
  }
  throw new Error(`no free address in ${range}`)
}
