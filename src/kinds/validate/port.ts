import type { FieldError } from '../../api/field.ts'
import { invalid } from '../../api/field.ts'
import { portName, portNumber } from '../../api/names.ts'

/** A port by number, or by the name that a container gives it. */
export const validatePortNumberOrName = (port: number | string, path: string): FieldError[] =>
  (typeof port === 'number' ? portNumber(port) : portName(port)).map((text) => invalid(path, port, text))
