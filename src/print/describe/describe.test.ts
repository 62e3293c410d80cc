import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../../api/object.ts'
import { ApiError } from '../../api/status.ts'
import { describerOf } from './catalog.ts'
import type { Related } from './contract.ts'
import { describeObject } from './describe.ts'

interface Failure { error: string; reason: string }
/** Objects of a real cluster, what was fetched besides them, and what kubectl 1.37.2 printed. */
interface Recorded { group: string; now: number; object: KubeObject; related: Record<string, KubeObject | KubeObject[] | Failure>; text: string[] }

const recorded: Recorded[] = JSON.parse(readFileSync(new URL('recorded.json', import.meta.url), 'utf8'))

/** Answers as the recorded server did; a request that was not recorded fails. */
function relatedOf({ now, related }: Recorded, showEvents = true): Related {
  const answer = async (key: string): Promise<any> => {
    if (!(key in related)) throw new Error(`not recorded: ${key}`)
    const found = related[key] as Failure
    if (found.error) throw new ApiError(404, found.reason, found.error)
    return found
  }
  return {
    now, showEvents,
    get: (resource, namespace, name) => answer(`get ${resource} ${namespace ?? ''} ${name}`),
    list: (resource, namespace, query = {}) => answer(`list ${resource} ${namespace ?? ''} ${query.labelSelector ?? ''} ${query.fieldSelector ?? ''}`),
  }
}

describe('describeObject', () => {
  it.each(recorded.map((one) => [`${one.object.kind} ${one.object.metadata.name}`, one] as const))('%s', async (_, one) => {
    const text = await describeObject(describerOf(one.group, one.object.kind), one.object, relatedOf(one))
    expect(text.split('\n')).toEqual(one.text)
  })

  it('leaves events out and does not ask for them', async () => {
    const pod = recorded.find(({ object }) => object.kind === 'Pod')!
    const text = await describeObject(describerOf('', 'Pod'), pod.object, { ...relatedOf(pod, false), list: () => Promise.reject(new Error('asked')) })
    expect(text).not.toContain('Events:')
  })
})
