import { describe, expect, it } from 'vitest'
import { clusterPlace, stateHome } from './place.ts'

const env = (vars: Record<string, string>, platform = 'linux') => ({ vars, home: '/home/me', cwd: '/work', platform })

describe('stateHome', () => {
  it.each([
    [{ FAUXCTL_HOME: '/f', XDG_STATE_HOME: '/x' }, 'linux', '/f'],
    [{ FAUXCTL_HOME: 'rel' }, 'linux', '/work/rel'],
    [{ XDG_STATE_HOME: '/x' }, 'linux', '/x/fauxctl'],
    [{ XDG_STATE_HOME: 'relative is ignored' }, 'linux', '/home/me/.local/state/fauxctl'],
    [{}, 'linux', '/home/me/.local/state/fauxctl'],
    [{}, 'darwin', '/home/me/Library/Application Support/fauxctl'],
  ] as [Record<string, string>, string, string][])('%j on %s', (vars, platform, folder) => {
    expect(stateHome(env(vars, platform))).toBe(folder)
  })
})

describe('clusterPlace', () => {
  it.each([
    [undefined, {}, { name: 'default', folder: '/f/clusters/default' }],
    [undefined, { FAUXCTL_CLUSTER: 'demo' }, { name: 'demo', folder: '/f/clusters/demo' }],
    ['given', { FAUXCTL_CLUSTER: 'demo' }, { name: 'given', folder: '/f/clusters/given' }],
    [undefined, { FAUXCTL_CLUSTER: './here' }, { name: './here', folder: '/work/here' }],
    [undefined, { FAUXCTL_CLUSTER: '/there/x' }, { name: '/there/x', folder: '/there/x' }],
  ] as const)('%s with %j', (given, vars, place) => {
    expect(clusterPlace(env({ FAUXCTL_HOME: '/f', ...vars }), given)).toEqual(place)
  })

  it.each(['..', '.hidden', 'a b', '-x', 'é'])('refuses %j', (name) => {
    expect(() => clusterPlace(env({}), name)).toThrow('cannot be the name of a cluster')
  })
})
