import { between } from '../grid.ts'
import { imageFacts } from '../images/facts.ts'
import { pullFault } from '../images/pullfault.ts'
import { fullImage, referenceFault } from '../images/reference.ts'
import type { NodeMemory, Work } from '../memory.ts'
import { NODES, NO_NODE_MEMORY } from '../memory.ts'
import { nextBackoff } from '../backoff.ts'
import type { Placed, Step } from '../step.ts'
import { say } from '../step.ts'

/** A pull of what the node has already only asks the registry (ms). */
const ASKED = 450
/** Pulls wait for each other; so many at most, the rest share the last one's time. */
const QUEUE = 3

/** How it went: `ready` at once, `waiting` for a pull, or `failed` (the reason is remembered). */
export type ImageState = 'ready' | 'waiting' | 'failed'

const nodeMemory = ({ api, node }: Step): NodeMemory => api.recall<NodeMemory>(NODES, node.metadata.name!) ?? NO_NODE_MEMORY

/** Makes sure that the node has a container's image, or starts a pull. `kubelet: images.EnsureImageExists` */
export function ensureImage(step: Step, work: Work, { container, path }: Placed): ImageState {
  const { memory, api } = step
  const image = container.image ?? ''
  const fail = (reason: string, message: string): ImageState => {
    say(step, 'Warning', 'Failed', `Error: ${reason}`, path)
    memory.reasons[container.name] = { reason, message }
    return 'failed'
  }
  const fault = referenceFault(image)
  if (fault) {
    const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${fault}`
    say(step, 'Warning', 'InspectFailed', message, path)
    return fail('InvalidImageName', message)
  }
  const isPresent = nodeMemory(step).images.includes(fullImage(image))
  if (isPresent && container.imagePullPolicy !== 'Always') {
    say(step, 'Normal', 'Pulled', `Container image "${image}" already present on machine and can be accessed by the pod`, path)
    return 'ready'
  }
  if (container.imagePullPolicy === 'Never') {
    const message = `Container image "${image}" is not present with pull policy of Never`
    say(step, 'Warning', 'ErrImageNeverPull', message, path)
    return fail('ErrImageNeverPull', message)
  }
  const backoff = memory.pulls[image]
  if (backoff && api.now - backoff.updated < backoff.delay) {
    const message = `Back-off pulling image "${image}"`
    say(step, 'Normal', 'BackOff', message, path)
    return fail('ImagePullBackOff', `${message}: ErrImagePull: ${backoff.error}`)
  }
  say(step, 'Normal', 'Pulling', `Pulling image "${image}"`, path)
  work.pull = queuePull(step, image)
  work.stage = 'pulled'
  work.at = api.now + work.pull.waited + work.pull.took
  return 'waiting'
}

function queuePull(step: Step, image: string): { took: number; waited: number } {
  const { api, node } = step
  const memory = nodeMemory(step)
  const full = fullImage(image)
  const before = memory.pull && memory.pull.until > api.now ? memory.pull : undefined
  const isKnown = memory.images.includes(full) || before?.image === full
  const least = isKnown ? ASKED : pullFault(image) ? 600 : imageFacts(image).pullMs
  const took = Math.ceil(between(api.random, least, least + 150) / 50) * 50
  const mayWait = before !== undefined && before.waiting < QUEUE
  const waited = before ? before.until - api.now - (mayWait ? 0 : took) : 0
  const until = mayWait || !before ? api.now + waited + took : before.until
  api.remember(NODES, node.metadata.name!, { ...memory, pull: { image: full, until, waiting: before ? before.waiting + (mayWait ? 1 : 0) : 0 } })
  return { took, waited }
}

/** The pull is done: the image is there, or the back-off begins. */
export function finishPull(step: Step, { took, waited }: { took: number; waited: number }, { container, path }: Placed): ImageState {
  const { api, memory, node } = step
  const image = container.image!
  const error = pullFault(image)
  if (error) {
    memory.pulls[image] = { ...nextBackoff(memory.pulls[image], api.now, api.now), error }
    say(step, 'Warning', 'Failed', `Failed to pull image "${image}": ${error}`, path)
    say(step, 'Warning', 'Failed', 'Error: ErrImagePull', path)
    memory.reasons[container.name] = { reason: 'ErrImagePull', message: error }
    return 'failed'
  }
  const exact = took - api.random(50)
  say(step, 'Normal', 'Pulled', `Successfully pulled image "${image}" in ${goMs(exact)} (${goMs(exact + Math.max(0, waited))} including waiting). Image size: ${imageFacts(image).bytes} bytes.`, path)
  const full = fullImage(image)
  const known = nodeMemory(step)
  if (!known.images.includes(full)) api.remember(NODES, node.metadata.name!, { ...known, images: [...known.images, full] })
  return 'ready'
}

/** ms as Go writes a duration: `452ms`, `1.605s`. */
const goMs = (ms: number): string => (ms < 1000 ? `${ms}ms` : `${ms / 1000}s`)
