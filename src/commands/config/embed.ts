import type { Env } from '../../env.ts'

/** A file's bytes in base64, as kubeconfigs carry certificates. */
export function embedded(env: Env, path: string): string {
  let binary = ''
  for (const byte of env.files.readBytes(path)) binary += String.fromCharCode(byte)
  return btoa(binary)
}
