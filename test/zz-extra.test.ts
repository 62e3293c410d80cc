import { it } from 'vitest'
import { readFileSync } from 'node:fs'
import { createCluster } from '../src/embed/cluster.ts'
it('x', async () => {
  const c = createCluster({})
  const lines = readFileSync('/tmp/EXTRAw/script.txt', 'utf8').split('\n===\n')
  for (const l of lines) {
    const [cmd, ...stdin] = l.split('\n')
    if (!cmd.trim()) continue
    const r = await c.kubectl(cmd, { stdin: stdin.join('\n') })
    console.log(`$ ${cmd}\n${r.stdout}${r.stderr}[${r.exitCode}]`)
  }
}, 60000)
