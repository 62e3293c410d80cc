import { expect, test } from 'vitest'
import { createCluster } from '../../index.ts'
import type { CommandContext } from '../../cli/command.ts'
import { resourceFor } from '../../client/mapper.ts'
import { followObject } from './follow.ts'

test('an object is followed from its creation to its end', async () => {
  const cluster = createCluster()
  const { client } = cluster
  const ctx = { client } as CommandContext
  const resource = resourceFor(await client.resources(), 'configmaps')
  const follow = (name: string) => followObject(ctx, { resource, namespace: 'default', name, source: '' }, undefined)
  const types: string[] = []
  for await (const { type } of follow('a')) {
    types.push(type)
    if (type === 'ABSENT') {
      await cluster.kubectl('create configmap a')
      await cluster.kubectl('create configmap b')
    } else if (type === 'ADDED') await cluster.kubectl('label configmap a x=y')
    else if (type === 'MODIFIED') await client.delete(resource, 'default', 'a')
    else break
  }
  expect(types).toEqual(['ABSENT', 'ADDED', 'MODIFIED', 'DELETED'])
})
