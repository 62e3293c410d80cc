import { X509Certificate, createPrivateKey, createPublicKey } from 'node:crypto'
import { CommandError } from '../../cli/command.ts'
import type { Files } from '../../env.ts'
import { readBytes } from './sources.ts'

/** @throws CommandError `Cannot read file …` */
export function readPem(files: Files, path: string): Uint8Array {
  try {
    return readBytes(files, path)
  } catch (error) {
    throw new CommandError(`Cannot read file ${path}, ${(error as Error).message}`)
  }
}

const block = /-----BEGIN ([^\n-]*)-----[ \t]*\r?\n[\s\S]*?-----END \1-----/g

const blocksOf = (pem: Uint8Array) => [...new TextDecoder('latin1').decode(pem).matchAll(block)].map(([text, type]) => ({ type: type!, text }))

/**
 * Checks that certificate and key can be read and belong together.
 * @throws CommandError in the words of Go's tls.X509KeyPair
 */
export function checkKeyPair(cert: Uint8Array, key: Uint8Array): void {
  const leaf = certificateText(cert)
  const keyText = privateKeyText(key)
  const certificate = attempt(() => new X509Certificate(leaf), 'x509: malformed certificate')
  const privateKey = attempt(() => createPrivateKey(keyText), 'tls: failed to parse private key')
  const known: Record<string, true> = { rsa: true, ec: true, ed25519: true }
  const { publicKey } = certificate
  if (!known[publicKey.asymmetricKeyType ?? '']) throw new CommandError('tls: unknown public key algorithm')
  if (publicKey.asymmetricKeyType !== privateKey.asymmetricKeyType) throw new CommandError('tls: private key type does not match public key type')
  if (!publicKey.equals(createPublicKey(privateKey))) throw new CommandError('tls: private key does not match public key')
}

function attempt<T>(read: () => T, text: string): T {
  try {
    return read()
  } catch {
    throw new CommandError(text)
  }
}

const listed = (types: readonly string[]) => `[${types.join(' ')}]`

function certificateText(pem: Uint8Array): string {
  const blocks = blocksOf(pem)
  const found = blocks.find(({ type }) => type === 'CERTIFICATE')
  if (found) return found.text
  const types = blocks.map(({ type }) => type)
  if (!types.length) throw new CommandError('tls: failed to find any PEM data in certificate input')
  if (types.length === 1 && types[0]!.endsWith('PRIVATE KEY')) throw new CommandError('tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched')
  throw new CommandError(`tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: ${listed(types)}`)
}

function privateKeyText(pem: Uint8Array): string {
  const blocks = blocksOf(pem)
  const found = blocks.find(({ type }) => type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY'))
  if (found) return found.text
  const types = blocks.map(({ type }) => type)
  if (!types.length) throw new CommandError('tls: failed to find any PEM data in key input')
  if (types.length === 1 && types[0] === 'CERTIFICATE') throw new CommandError('tls: found a certificate rather than a key in the PEM for the private key')
  throw new CommandError(`tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: ${listed(types)}`)
}
