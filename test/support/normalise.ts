const AGE = /^(<invalid>|<unknown>|(\d+y)?(\d+d)?(\d+h)?(\d+m)?(\d+(\.\d+)?m?s)?)( ago)?$/
const AGE_COLUMNS = /(^|\s{2,})(AGE|Age|LAST SEEN|FIRST SEEN|DURATION|LAST SCHEDULE)(?=\s{2,}|\s*$)/g
const SAFE = 'bcdfghjklmnpqrstvwxz2456789'

/** What differs between two correct runs, in the order in which it is taken out. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/\/\S*transcript-\w+/g, '<tmp>'],
  [/containerd:\/\/[0-9a-f]{64}/g, '<container>'],
  [/sha256:[0-9a-f]{64}/g, '<digest>'],
  [/Image size: \d+ bytes/g, 'Image size: <n> bytes'],
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4} UTC/g, '<time>'],
  [/(Resource Version:\s+)\d+/, '$1<rv>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uid>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>'],
  [/(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, '<time>'],
  [/(resourceVersion"?: )"\d+"/g, '$1"<rv>"'],
  [new RegExp(`-[${SAFE}]{6,10}-[${SAFE}]{5}\\b`, 'g'), '-<hash>-<rand>'],
  [new RegExp(`((?:pod-template|controller-revision)-hash"?[=:] ?"?)[${SAFE}]{5,10}`, 'g'), '$1<hash>'],
  [new RegExp(`-[${SAFE}]{6,10}\\b`, 'g'), '-<hash>'],
  [new RegExp(`-[${SAFE}]{5}\\b`, 'g'), '-<rand>'],
  [/\b(?!127\.0\.0\.1|0\.0\.0\.0)\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g, '<ip>'],
  [/\b3[0-2]\d{3}\b/g, '<nodeport>'],
  [/\b\d+(\.\d+)?(ms|s) \(\d+(\.\d+)?(ms|s) including waiting\)/g, '<took>'],
]

/** Replaces ages, times, addresses, ids, generated names and node ports: what is left has to be the same. */
export function normalise(input: readonly string[]): string[] {
  let columns: number[] | undefined
  return input.map((line) => {
    if (line.trim() === '') {
      columns = undefined
      return ''
    }
    const header = [...line.matchAll(AGE_COLUMNS)].map((found) => found.index + found[1].length)
    if (header.length) columns = header
    else if (columns) line = withoutAges(line, columns)
    line = line.replace(/( {2,})(\d+d)?(\d+h)?(\d+m)?(\d+s)?$/, (all, gap: string, ...parts: unknown[]) => (parts.slice(0, 4).some(Boolean) ? `${gap}<age>` : all))
    for (const [pattern, mark] of VARYING) line = line.replace(pattern, mark)
    const inTable = columns || /^[A-Z][A-Z() -]*(\s{3,}[A-Z][A-Z()-]*)+\s*$/.test(line)
    return (inTable ? line.replace(/ {2,}/g, '   ') : line.replace(/(<\w+>\S*) {2,}/g, '$1   ')).replace(/\s+$/, '')
  })
}

function withoutAges(line: string, columns: readonly number[]): string {
  for (const at of columns.toReversed()) {
    const cell = /^(\S+( ago)?( \(x\d+ over \S+\))?)/.exec(line.slice(at))?.[1]
    if (cell && AGE.test(cell.replace(/ \(x\d+ over \S+\)/, ''))) line = `${line.slice(0, at)}<age>  ${line.slice(at + cell.length)}`
  }
  return line
}
