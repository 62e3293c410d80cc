import { expect, test } from 'vitest'
import { createCluster } from '../index.ts'

test('a long absence is caught up with quickly, and work goes on from there', async () => {
  const cluster = createCluster({ clock: 'manual', tick: 0 })
  await cluster.kubectl(['create', 'cronjob', 'tick', '--image=busybox', '--schedule=* * * * *', '--', 'true'])
  await cluster.advance(400 * 86_400_000)
  const { stdout } = await cluster.kubectl('get cronjob tick -o jsonpath={.status.lastScheduleTime}')
  expect(cluster.now() - Date.parse(stdout)).toBeLessThan(180_000)
  await cluster.advance(60_000)
  const later = await cluster.kubectl('get cronjob tick -o jsonpath={.status.lastScheduleTime}')
  expect(Date.parse(later.stdout)).toBeGreaterThan(Date.parse(stdout))
}, 20_000)
