import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { exportLine, quoted, shellFamily } from './quoting.ts'
import { shellStart } from './shellstart.ts'
import { clusterVariables, shimFolder } from './variables.ts'
import { tourFile, tourSteps } from './tour.ts'

const nasty = `it's $HOME "and" \\ \`x\`\nline`

describe('quoting', () => {
  it('hides everything from sh', () => {
    expect(execFileSync('/bin/sh', ['-c', `printf %s ${quoted(nasty, 'sh')}`], { encoding: 'utf8' })).toBe(nasty)
    expect(execFileSync('/bin/sh', ['-c', `${exportLine('X', nasty, 'sh')}\nsh -c 'printf %s "$X"'`], { encoding: 'utf8' })).toBe(nasty)
  })

  it.each([
    ['fish', 'X', `a'b\\c`, `set -gx X 'a\\'b\\\\c'`],
    ['fish', 'PATH', '/a:/b c', `set -gx PATH '/a' '/b c'`],
    ['powershell', 'X', `a'b`, `$env:X = 'a''b'`],
  ] as const)('%s %s', (shell, name, value, line) => { expect(exportLine(name, value, shell)).toBe(line) })

  it.each([['/usr/bin/fish', 'fish'], ['/bin/zsh', 'sh'], ['C:\\x\\pwsh.exe', 'powershell'], ['bash', 'sh']])('%s is a %s', (path, family) => { expect(shellFamily(path)).toBe(family) })
})

describe('clusterVariables', () => {
  it('puts our kubectl first, once, and the kubeconfig out of reach', () => {
    const env = { vars: { PATH: `/bin:${shimFolder()}:/usr/bin`, KUBECONFIG: '/home/me/.kube/config', FAUXCTL_HOME: 'rel' }, cwd: '/work', home: '/home/me', platform: 'linux' } as any
    expect(clusterVariables(env, { name: 'demo', folder: '/c/demo' })).toEqual({
      PATH: `${shimFolder()}:/bin:/usr/bin`, KUBECONFIG: '/c/demo/kubeconfig', FAUXCTL_ACTIVE: '1', FAUXCTL_CLUSTER: 'demo', FAUXCTL_HOME: '/work/rel',
    })
    expect(clusterVariables(env, { name: './demo', folder: '/c/demo' }).FAUXCTL_CLUSTER).toBe('/c/demo')
  })
})

describe('shellStart', () => {
  it.each([['/bin/bash', ['bashrc']], ['/bin/zsh', ['.zshenv', '.zshrc']], ['/usr/bin/fish', []], ['/bin/dash', []]])('of %s', (shell, names) => {
    const written: Record<string, string> = {}
    const files = { makeFolder() {}, writeText(path: string, text: string) { written[path] = text } } as any
    const { args } = shellStart(shell, files, '/c/shell', '/the shim', {})
    expect(Object.keys(written)).toEqual(names.map((name) => `/c/shell/${name}`))
    if (!shell.endsWith('dash')) expect(Object.values(written).join('') + args.join(' ')).toContain(`'/the shim'`)
  })
})

describe('tutorial', () => {
  it('has every file that its commands name', () => {
    const named = tourSteps().flatMap(({ commands }) => commands.flatMap((command) => /-f (\S+)/.exec(command)?.[1] ?? []))
    expect(named.length).toBeGreaterThan(3)
    for (const name of named) expect(tourFile(name)).toContain('apiVersion:')
    expect(tourSteps().flatMap(({ file }) => file ?? [])).toEqual([...new Set(named)])
  })
})
