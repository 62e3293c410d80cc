import { configMapKey } from '../../api/names.ts'
import { put, type Fields } from '../../api/object.ts'
import { CommandError, bool, defineCommand, string, stringArray, stringSlice } from '../../cli/command.ts'
import { quote } from '../../api/goquote.ts'
import { toJson } from '../../print/json.ts'
import { defineGenerator, requireName } from './generator.ts'
import { addEnvFiles, addFiles, addLiterals } from './sources.ts'

/** `kubectl create secret`: a command for each type. */
export const secret = defineCommand({
  use: 'secret (docker-registry | generic | tls)',
  short: 'Create a secret using a specified subcommand',
  long: 'Creates a secret: docker-registry for a registry\'s credentials, generic for any keys, tls for a certificate and its key.',
  flags: {},
  children: [
    { name: 'docker-registry', short: 'Create a secret for use with a Docker registry', load: async () => dockerRegistry },
    { name: 'generic', short: 'Create a secret from a local file, directory, or literal value', load: async () => generic },
    { name: 'tls', short: 'Create a TLS secret', load: async () => tls },
  ],
})

const hashFlag = { 'append-hash': bool(false, 'Put a hash of the content behind the name.') }
const failure = 'failed to create secret '

/** The secret of the collected data. */
async function secretOf(name: string, namespace: string | undefined, type: string, data: Fields, hash: boolean): Promise<Fields> {
  const hashed = hash ? (await import('./hash.ts')).withHash(name, { kind: 'Secret', type, data }) : name
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: hashed, namespace }, ...(Object.keys(data).length && { data }), ...(type && { type }) }
}

/** Puts keys into `data`, as base64. @throws CommandError */
const adder = (data: Fields) => (key: string, value: Uint8Array) => {
  const faults = configMapKey(key)
  if (faults.length) throw new CommandError(`${quote(key)} is not valid key name for a Secret ${faults.join(';')}`)
  if (Object.hasOwn(data, key)) throw new CommandError(`cannot add key ${key}, another key by that name already exists`)
  put(data, key, Buffer.from(value).toString('base64'))
}

const generic = defineGenerator({
  use: 'generic NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]',
  short: 'Create a secret from a local file, directory, or literal value',
  examples: '  # Two values\n  kubectl create secret generic db --from-literal=user=admin --from-literal=password=s3cret\n\n  # A file under a key of its own\n  kubectl create secret generic ssh --from-file=ssh-privatekey=id_rsa',
  flags: {
    'from-file': stringSlice([], 'A file or folder to take, or key=file.'),
    'from-literal': stringArray([], 'A key and its value, as key=value.'),
    'from-env-file': stringSlice([], 'A file with a key=value on each line.'),
    type: string('', 'The type of the secret.'),
    ...hashFlag,
  },
  failure,
  make({ ctx, name, namespace, flags }) {
    requireName(name)
    const { 'from-file': files, 'from-literal': literals, 'from-env-file': envFiles } = flags
    if (envFiles.length && (files.length || literals.length)) throw new CommandError('from-env-file cannot be combined with from-file or from-literal')
    const data: Fields = {}
    const add = adder(data)
    addLiterals(literals, add)
    addFiles(ctx.env.files, files, add)
    addEnvFiles(ctx.env, envFiles, 'secret', add)
    return secretOf(name, namespace, flags.type, data, flags['append-hash'])
  },
})

const dockerConfig = '.dockerconfigjson'

const dockerRegistry = defineGenerator({
  use: 'docker-registry NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string] [--from-file=[key=]source] [--dry-run=server|client|none]',
  short: 'Create a secret for use with a Docker registry',
  long: 'Creates a secret with the credentials of an image registry, for the imagePullSecrets of pods and service accounts.',
  examples: '  # Credentials of a registry\n  kubectl create secret docker-registry pull --docker-server=registry.example.com --docker-username=me --docker-password=s3cret\n\n  # Those that docker login has written\n  kubectl create secret docker-registry pull --from-file=$HOME/.docker/config.json',
  flags: {
    'docker-username': string('', 'The user of the registry.'),
    'docker-password': string('', 'The password of the registry.'),
    'docker-email': string('', 'The mail address of the user.'),
    'docker-server': string('https://index.docker.io/v1/', 'The registry.'),
    'from-file': stringSlice([], `A file with credentials as docker keeps them, for the key ${dockerConfig}.`),
    ...hashFlag,
  },
  failure,
  make({ ctx, name, namespace, flags }) {
    requireName(name)
    const { 'docker-username': username, 'docker-password': password, 'docker-email': email, 'docker-server': server, 'from-file': files } = flags
    if (!files.length && (!username || !password || !server)) throw new CommandError('either --from-file or the combination of --docker-username, --docker-password and --docker-server is required')
    const data: Fields = {}
    const add = adder(data)
    if (files.length) addFiles(ctx.env.files, files.map((file) => (file.includes('=') ? file : `${dockerConfig}=${file}`)), add)
    else {
      const auth = Buffer.from(`${username}:${password}`).toString('base64')
      add(dockerConfig, Buffer.from(toJson({ auths: { [server]: { username, password, ...(email && { email }), auth } } })))
    }
    return secretOf(name, namespace, 'kubernetes.io/dockerconfigjson', data, flags['append-hash'])
  },
})

const tls = defineGenerator({
  use: 'tls NAME --cert=path/to/cert/file --key=path/to/key/file [--dry-run=server|client|none]',
  short: 'Create a TLS secret',
  long: 'Creates a secret with a certificate and its private key, both PEM. They have to belong together.',
  examples: '  # A certificate and its key\n  kubectl create secret tls site --cert=site.crt --key=site.key',
  flags: {
    cert: string('', 'File with the certificate.'),
    key: string('', 'File with its private key.'),
    ...hashFlag,
  },
  failure,
  async make({ ctx, name, namespace, flags }) {
    if (!flags.key || !flags.cert) throw new CommandError('key and cert must be specified')
    const { checkKeyPair, readPem } = await import('./keypair.ts')
    const cert = readPem(ctx.env.files, flags.cert), key = readPem(ctx.env.files, flags.key)
    checkKeyPair(cert, key)
    const data: Fields = {}
    const add = adder(data)
    add('tls.crt', cert)
    add('tls.key', key)
    return secretOf(name, namespace, 'kubernetes.io/tls', data, flags['append-hash'])
  },
})
