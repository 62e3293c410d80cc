import { describe, expect, it } from 'vitest'
import { cidrContains, formatCidr, formatIp, isIPv4, isIPv6, parseCidr, parseIp } from './ip.ts'

describe('parseIp', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'], ['010.0.0.1', '10.0.0.1'], ['::', '::'], ['::1', '::1'], ['FD00:0:0:0:0:0:0:1', 'fd00::1'], ['1:0:0:2:0:0:0:3', '1:0:0:2::3'], ['2001:db8::', '2001:db8::'],
    ['::ffff:1.2.3.4', '1.2.3.4'], ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'], ['64:ff9b::1.2.3.4', '64:ff9b::102:304'],
  ])('%s is %s', (text, canonical) => expect(formatIp(parseIp(text)!)).toBe(canonical))
  it.each(['', '1.2.3', '256.1.1.1', '1.2.3.4.5', 'x', ':::', '1::2::3', '1:2:3', 'fe80::1%eth0', '12345::', '::1.2.3'])('refuses %s', (text) => expect(parseIp(text)).toBeUndefined())
})

describe('families', () => {
  it.each([['1.2.3.4', true, false], ['::1', false, true], ['::ffff:1.2.3.4', true, false], ['x', false, false]])('%s', (text, v4, v6) => {
    expect([isIPv4(text), isIPv6(text)]).toEqual([v4, v6])
  })
})

describe('parseCidr', () => {
  it.each([['10.1.2.3/8', '10.0.0.0/8'], ['10.96.0.0/16', '10.96.0.0/16'], ['1.2.3.4/32', '1.2.3.4/32'], ['0.0.0.0/0', '0.0.0.0/0'], ['fd00:1:2::3/48', 'fd00:1:2::/48'], ['1.2.3.255/25', '1.2.3.128/25']])(
    '%s is in %s', (text, network) => expect(formatCidr(parseCidr(text)!)).toBe(network))
  it.each(['', '10.0.0.0', '10.0.0.0/33', '10.0.0.0/-1', 'x/8', '::/129'])('refuses %s', (text) => expect(parseCidr(text)).toBeUndefined())
  it.each([['10.0.0.0/8', '10.255.0.1', true], ['10.0.0.0/8', '11.0.0.1', false], ['10.0.0.0/31', '10.0.0.2', false], ['fd00::/8', 'fdff::1', true], ['0.0.0.0/0', '::1', false]])(
    '%s holds %s: %s', (cidr, ip, holds) => expect(cidrContains(parseCidr(cidr)!, parseIp(ip)!)).toBe(holds))
})
