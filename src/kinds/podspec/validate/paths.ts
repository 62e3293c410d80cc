/** Field errors of paths inside volumes and containers. */
import type { FieldError } from '../../../api/field.ts'
import { invalid } from '../../../api/field.ts'

export function noBacksteps(path: string, at: string): FieldError[] {
  return path.split('/').includes('..') ? [invalid(at, path, "must not contain '..'")] : []
}

/** A relative path that does not climb. */
export function localPath(path: string | undefined, at: string): FieldError[] {
  const text = path ?? ''
  return [...(text.startsWith('/') ? [invalid(at, text, 'must be a relative path')] : []), ...noBacksteps(text, at)]
}

/** A local path that does not look like the kubelet's own `..data` either. */
export function localNonReservedPath(path: string | undefined, at: string): FieldError[] {
  const errors = localPath(path, at)
  if (path?.startsWith('..') && !path.startsWith('../')) errors.push(invalid(at, path, "must not start with '..'"))
  return errors
}
