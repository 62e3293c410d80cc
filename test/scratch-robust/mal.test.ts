import { readFileSync, writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { loadSchema } from '../../src/api/schema/load.ts'
import { wrongTypes } from '../malformed/fields.ts'
import { malformedTexts } from '../malformed/texts.ts'
import { openCluster } from '../support/cluster.ts'
import { normalise } from '../support/normalise.ts'
const start = (text: string) => (text.length > 2000 ? `${text.slice(0, 1000)} … ${text.length}` : text)
it('x', async () => {
  const recorded = JSON.parse(readFileSync('test/malformed/recorded.json', 'utf8'))
  const out: string[] = []
  let c = openCluster(), before = ''
  let fine = 0
  for (const [name, text] of [...malformedTexts(), ...wrongTypes(await loadSchema())]) {
    before ||= (await c.kubectl(['get', 'pods']), await c.state())
    const t = performance.now()
    const a = await c.kubectl(['create', '-f', 'odd.yaml'], { files: { 'odd.yaml': text } })
    const took = performance.now() - t
    const want = recorded[name]
    const changed = await c.state() !== before
    const n = (x: string) => start(normalise(x.split('\n')).join('\n'))
    const bad = []
    if (took > 250) bad.push(`took ${took}`)
    if (changed !== (a.stdout !== '')) bad.push('changed ' + changed)
    if (a.exitCode !== want.exitCode || n(a.stdout) !== want.stdout || n(a.stderr) !== want.stderr) bad.push(`want ${want.exitCode} ${(want.stdout + want.stderr).slice(0, 350)}\n  got  ${a.exitCode} ${n(a.stdout + a.stderr).slice(0, 350)}`)
    if (bad.length) out.push(`## ${name}\n  ${bad.join('\n  ')}`)
    else fine++
    if (changed) { c = openCluster(); before = '' }
  }
  writeFileSync('/tmp/mal.out', `fine ${fine}, bad ${out.length}\n${out.join('\n')}\n`)
}, 600000)
