import { expect, test } from 'vitest'
import { parsePorts, podPorts, refuseUdp, servicePorts } from './ports.ts'

const pod = { metadata: { name: 'web' }, spec: { containers: [{ name: 'c', ports: [{ name: 'http', containerPort: 8080 }, { name: 'dns', containerPort: 53, protocol: 'UDP' }] }] } }
const service = (clusterIP: string) => ({ metadata: { name: 'web' }, spec: { clusterIP, ports: [{ name: 'web', port: 80, targetPort: 'http' }, { port: 443, targetPort: 8443 }, { port: 9 }] } })

test.each([['80', '80'], ['8080:http', '8080:8080'], ['http', '8080'], [':80', ':80'], ['1:2:3', '1']])('port %s of a pod', (word, expected) => expect(podPorts([word], pod)).toEqual([expected]))

test.each([['80', '80:8080'], ['web', '80:8080'], ['443', '443:8443'], ['1:443', '1:8443'], ['9', '9'], [':80', ':8080']])('port %s of a service', (word, expected) => expect(servicePorts([word], service('10.96.0.9'), pod)).toEqual([expected]))

test('a headless service has the ports of its pods', () => expect(servicePorts(['443'], service('None'), pod)).toEqual(['443']))

test.each([
  [() => podPorts(['x'], pod), "Pod 'web' does not have a named port 'x'"], [() => podPorts(['80:'], pod), 'remote port cannot be empty'],
  [() => servicePorts(['81'], service('1.1.1.1'), pod), 'Service web does not have a service port 81'], [() => servicePorts(['x'], service('1.1.1.1'), pod), "Service 'web' does not have a named port 'x'"],
  [() => refuseUdp(['dns'], pod, false), 'UDP protocol is not supported for dns'], [() => parsePorts(['x:80']), 'error parsing local port \'x\': strconv.ParseUint: parsing "x": invalid syntax'],
  [() => parsePorts(['80:70000']), 'error parsing remote port \'70000\': strconv.ParseUint: parsing "70000": value out of range'], [() => parsePorts(['0']), 'remote port must be > 0'], [() => parsePorts(['1:2:3']), "invalid port format '1:2:3'"],
])('refused %#', (work, message) => expect(work).toThrow(message))

test('local and remote ports', () => expect(parsePorts(['80', '8080:80', ':80'])).toEqual([{ local: 80, remote: 80 }, { local: 8080, remote: 80 }, { local: 0, remote: 80 }]))
