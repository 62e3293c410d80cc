import { compileJsonPath } from '../../print/jsonpath/jsonpath.ts'

/** Reads what a definition's JSONPath (`.spec.size`) points at; nothing where it points at nothing. */
export function valuesAt(path: string): (object: unknown) => readonly unknown[] {
  let compiled: ReturnType<typeof compileJsonPath> | undefined
  return (object) => {
    try {
      compiled ??= compileJsonPath(`{${path}}`)
      return compiled.find(object)[0] ?? []
    } catch {
      return []
    }
  }
}
