import { it } from 'vitest'
import { openCluster } from '../support/cluster.ts'
it('x', async () => {
  const c = openCluster()
  await c.kubectl(['version'])
  const a = await c.state()
  console.log(await c.kubectl(['create', '-f', 'a.yaml'], { files: { 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: A}\n' } }))
  const b = await c.state()
  let at = 0
  while (a[at] === b[at] && at < a.length) at++
  console.log(a.slice(at - 200, at + 100), '\n', b.slice(at - 200, at + 100))
})
