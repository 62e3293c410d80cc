import type { FlagValues } from './command.ts'
import { bool, duration, int, string, stringArray } from './command.ts'
import { parseGoDuration } from '../api/duration.ts'

function durationOrParseError(text: string): string | undefined {
  try { parseGoDuration(text) } catch { return 'parse error' }
  return undefined
}

/** Flags that every command takes, as `kubectl options` lists them. */
export const globalFlags = {
  'as': string('', 'The user to act as: a plain user or a service account (system:serviceaccount:NAMESPACE:NAME).'),
  'as-group': stringArray([], 'A group to act as a member of. May be given several times.'),
  'as-uid': string('', 'The UID to act under.'),
  'as-user-extra': stringArray([], 'Extra user data to act with, as key=value. May be given several times, also for one key.'),
  'cache-dir': string('', 'Folder for cached discovery data. Nothing is cached here.'),
  'certificate-authority': string('', 'File with the certificate of the authority that signed the server\'s.'),
  'client-certificate': string('', 'File with a client certificate for TLS.'),
  'client-key': string('', 'File with the client certificate\'s key.'),
  'cluster': string('', 'Name of the cluster entry of the kubeconfig to use.'),
  'context': string('', 'Name of the context of the kubeconfig to use.'),
  'disable-compression': bool(false, 'Ask for responses without compression.'),
  'insecure-skip-tls-verify': bool(false, 'Do not check the server\'s certificate.'),
  'kubeconfig': string('', 'The kubeconfig file to use.'),
  'kuberc': string('', 'The kuberc file with preferences to use.'),
  'log-flush-frequency': { ...duration(5000, 'Longest time between two flushes of the log.'), check: durationOrParseError },
  'match-server-version': bool(false, 'Fail unless server and client are of the same version.'),
  'namespace': string('', 'The namespace to work in.', { shorthand: 'n' }),
  'password': string('', 'Password for basic authentication.'),
  'profile': string('none', 'Profile to record. One of (none|cpu|heap|goroutine|threadcreate|block|mutex|trace).'),
  'profile-output': string('profile.pprof', 'File for the recorded profile.'),
  'proxy-url': string('', 'Proxy to reach the server through.'),
  'request-timeout': string('0', 'How long one request to the server may take, with a unit (1s, 2m, 3h). 0 means no limit.'),
  'server': string('', 'Address and port of the API server.', { shorthand: 's' }),
  'tls-server-name': string('', 'Name that the server\'s certificate has to carry.'),
  'token': string('', 'Bearer token to authenticate with.'),
  'user': string('', 'Name of the user entry of the kubeconfig to use.'),
  'username': string('', 'Name for basic authentication.'),
  'v': int(0, 'How much to log.', { shorthand: 'v', typeName: 'Level' }),
  'vmodule': string('', 'Log levels of single files, as pattern=N.', { typeName: 'pattern=N,...' }),
  'warnings-as-errors': bool(false, 'End with an error when the server sent warnings.'),
}

export type GlobalValues = FlagValues<typeof globalFlags>
