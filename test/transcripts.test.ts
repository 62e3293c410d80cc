import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createCluster } from '../src/index.ts'
import { openShell } from './support/shell.ts'
import { difference, linesOf, parseTranscript } from './support/transcript.ts'

const folder = fileURLToPath(new URL('transcripts', import.meta.url))

/** Journeys that use what is not built yet stand here with their reason; the README's scope table says the same. */
const NOT_YET: Record<string, string> = {}

describe('transcripts of the real kubectl', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    test.skipIf(file in NOT_YET)(file, async () => {
      const shell = openShell(createCluster({ tick: 0.1 }))
      const differences: string[] = []
      try {
        for (const step of parseTranscript(readFileSync(join(folder, file), 'utf8'))) {
          const { stdout, stderr, exitCode } = await shell.run(step.command)
          if (!/\bkubectl\b/.test(step.command)) continue
          const why = difference(step, { stdout: linesOf(stdout), stderr: linesOf(stderr), code: exitCode })
          if (why) differences.push(`$ ${step.command}\n  ${why}`)
        }
      } finally {
        shell.close()
      }
      expect(differences).toEqual([])
    })
  }
})
