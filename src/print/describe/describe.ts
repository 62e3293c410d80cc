import type { KubeObject } from '../../api/object.ts'
import { alignTabs } from '../tabwriter.ts'
import type { DescriberRow, Lines, Related } from './contract.ts'

/** The whole text of an object's description, with a line break at its end. @throws ApiError */
export async function describeObject(row: DescriberRow, object: KubeObject, related: Related): Promise<string> {
  return alignLines(await (await row.load())(object, related))
}

/** Lines with their cells aligned; what could steer a terminal is made visible (cli-runtime: printers.WriteEscaped). */
export const alignLines = (lines: Lines): string =>
  alignTabs(lines.map((line) => `${line}\n`).join('').replaceAll('\x1b', '^[').replaceAll('\r', '\\r'))
