import { describe, expect, it } from 'vitest'
import { metricsOf, targetOf } from './metrics.ts'

// Recorded from kubectl 1.37.2: autoscale --cpu=… --dry-run=client.
describe('the target of a metric', () => {
  it.each([
    ['80%', 'cpu', { type: 'Utilization', averageUtilization: 80 }],
    ['500m', 'cpu', { type: 'AverageValue', averageValue: '500m' }],
    ['500', 'cpu', { type: 'AverageValue', averageValue: '500m' }],
    ['1.5', 'cpu', { type: 'AverageValue', averageValue: '1500u' }],
    ['200', 'memory', { type: 'AverageValue', averageValue: '200Mi' }],
    ['1Gi', 'memory', { type: 'AverageValue', averageValue: '1Gi' }],
    [' 60% ', 'memory', { type: 'Utilization', averageUtilization: 60 }],
  ] as const)('%s of %s', (text, resource, target) => expect(targetOf(text, resource)).toEqual(target))

  it.each([
    ['x%', 'cpu', 'invalid percentage value: x'],
    ['-1%', 'cpu', 'invalid percentage value: -1'],
    ['abc', 'memory', 'invalid resource memory value: abc'],
    [' ', 'cpu', 'empty input'],
    ['1000000', 'cpu', "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"],
  ] as const)('refuses %s of %s', (text, resource, message) => expect(() => targetOf(text, resource)).toThrow(message))

  it('puts CPU before memory', () => expect(metricsOf(-1, '1', '1').map(({ resource }) => resource.name)).toEqual(['cpu', 'memory']))
})
