/** Lines of cells set in columns as kubectl's tab writer does: each as wide as its widest cell and three blanks, six at least; the last ends where it ends. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, at) => { widths[at] = Math.max(widths[at] ?? 6, [...cell].length + 3) })
  return rows.map((row) => `${row.map((cell, at) => (at === row.length - 1 ? cell : cell + ' '.repeat(widths[at]! - [...cell].length))).join('')}\n`).join('')
}
