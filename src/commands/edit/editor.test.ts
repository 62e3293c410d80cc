import { expect, test } from 'vitest'
import type { Env } from '../../env.ts'
import { editorWords } from './editor.ts'

const env = (vars: Record<string, string | undefined>, platform = 'linux') => ({ vars, platform }) as unknown as Env

test.each<[{ EDITOR?: string; KUBE_EDITOR?: string; SHELL?: string }, string[]]>([
  [{}, ['vi']],
  [{ EDITOR: 'nano' }, ['nano']],
  [{ EDITOR: 'vim -c start' }, ['vim', '-c', 'start']],
  [{ EDITOR: 'nano', KUBE_EDITOR: 'code --wait' }, ['code', '--wait']],
  [{ EDITOR: "sed -i 's/a/b/'" }, ['/bin/bash', '-c', "sed -i 's/a/b/'"]],
  [{ EDITOR: "sed -i 's/a/b/'", SHELL: '/bin/zsh' }, ['/bin/zsh', '-c', "sed -i 's/a/b/'"]],
])('%j starts %j', (vars, words) => { expect(editorWords(env(vars))).toEqual({ words, shell: words.includes('-c') && vars.EDITOR!.includes("'") }) })

test('Windows has another editor', () => { expect(editorWords(env({}, 'win32'))).toEqual({ words: ['notepad'], shell: false }) })
