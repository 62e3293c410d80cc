import { appendFileSync, readFileSync } from 'node:fs'
import { test } from 'vitest'
import { createCluster } from '../src/index.ts'
test('x', async () => {
  const c = createCluster({ now: '2026-11-22T16:46:00Z' })
  for (const line of readFileSync('/tmp/streams/steps.txt', 'utf8').split('\n')) {
    if (!line) continue
    if (line.startsWith('+')) { await c.advance(Number(line.slice(1)) * 1000); continue }
    const files: Record<string, string> = {}
    const { stdout, stderr, exitCode } = await c.kubectl(line, { files, ...(line.includes('-f -') && { stdin: readFileSync('/tmp/streams/in.yaml', 'utf8') }) })
    appendFileSync('/tmp/streams/res.txt', `$ ${line}\n${stdout}${stderr && `!${stderr}`}${exitCode ? `? ${exitCode}\n` : ''}`)
  }
})
