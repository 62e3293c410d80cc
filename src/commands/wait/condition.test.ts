import { describe, expect, test } from 'vitest'
import type { KubeObject } from '../../api/object.ts'
import { goalsOf } from './condition.ts'

const deployment: KubeObject = {
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', generation: 2 }, spec: { replicas: 2 },
  status: {
    observedGeneration: 2, replicas: 2, conditions: [
      { type: 'Available', status: 'True' }, { type: 'Stale', status: 'True', observedGeneration: 1 }, { type: 'Progressing', status: 'Unknown' },
    ],
  },
}

async function check(text: string, object = deployment): Promise<boolean | string> {
  const [goal] = await goalsOf([text])
  if (goal!.on !== 'state') return goal!.on
  try {
    return goal!.check(object)
  } catch (error) {
    return (error as Error).message
  }
}

describe('what an object is waited for', () => {
  test.each<[string, boolean | string]>([
    ['create', 'create'], ['DELETE', 'delete'],
    ['condition=Available', true], ['condition=available=TRUE', true], ['condition=Available=false', false],
    ['condition=Progressing=unknown', true], ['condition=Nosuch', false], ['condition=Stale', false], ['condition=', false],
    ['jsonpath={.status.replicas}', true], ['jsonpath={.status.replicas}=2', true], ["jsonpath=.status.replicas='2'", true],
    ['jsonpath={.status.replicas}=3', false], ['jsonpath={.status.nosuch}', false], ['jsonpath={.status}', true],
    ['jsonpath={.status.conditions[?(@.type=="Available")].status}=True', true],
    ['jsonpath={.status}=x', 'jsonpath leads to a nested object or list which is not supported'],
    ['jsonpath={.status.conditions[*].type}=x', 'given jsonpath expression matches more than one value'],
  ])('%s: %s', async (text, expected) => {
    expect(await check(text)).toBe(expected)
  })

  test('a condition of an older generation does not count', async () => {
    expect(await check('condition=Available', { ...deployment, metadata: { ...deployment.metadata, generation: 3 } })).toBe(false)
  })

  test.each<[string[], string]>([
    [[], 'unrecognized condition: []'],
    [[''], 'unrecognized condition: ""'],
    [['Condition=x'], 'unrecognized condition: "Condition=x"'],
    [['jsonpath='], 'jsonpath expression cannot be empty'],
    [['jsonpath={.a}=1=2'], "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'"],
    [['jsonpath={.a}='], "jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3"],
    [['jsonpath={.a'], "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'"],
  ])('%j is refused', async (texts, message) => {
    await expect(goalsOf(texts)).rejects.toThrow(message)
  })
})
