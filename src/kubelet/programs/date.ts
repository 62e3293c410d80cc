const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const two = (value: number) => String(value).padStart(2, '0')

/** What `date` prints at a time (ms since 1970, UTC), without the newline; understands `+FORMAT`, `-I` and `-Iseconds`. */
export function dateText(time: number, args: readonly string[]): string {
  const format = args.find((arg) => arg.startsWith('+'))
  if (format !== undefined) return strftime(time, format.slice(1))
  if (args.some((arg) => /^(-Iseconds|--iso-8601=seconds|-Is)$/.test(arg))) return strftime(time, '%FT%T+00:00')
  if (args.some((arg) => /^(-I|--iso-8601|-Idate)$/.test(arg))) return strftime(time, '%F')
  return strftime(time, '%a %b %e %H:%M:%S UTC %Y')
}

/** A time in the letters of strftime; letters that are not known stay as they are. */
export function strftime(time: number, format: string): string {
  const moment = new Date(time)
  const day = DAYS[moment.getUTCDay()]!, month = MONTHS[moment.getUTCMonth()]!
  const hours = two(moment.getUTCHours()), minutes = two(moment.getUTCMinutes()), seconds = two(moment.getUTCSeconds())
  const year = String(moment.getUTCFullYear()), monthNumber = two(moment.getUTCMonth() + 1), date = two(moment.getUTCDate())
  const letters: Readonly<Record<string, string>> = {
    a: day.slice(0, 3), A: day, b: month.slice(0, 3), h: month.slice(0, 3), B: month, d: date, e: String(moment.getUTCDate()).padStart(2), H: hours, M: minutes, S: seconds,
    Y: year, y: year.slice(2), m: monthNumber, F: `${year}-${monthNumber}-${date}`, T: `${hours}:${minutes}:${seconds}`, D: `${monthNumber}/${date}/${year.slice(2)}`, R: `${hours}:${minutes}`,
    s: String(Math.floor(time / 1000)), N: `${String(moment.getUTCMilliseconds()).padStart(3, '0')}000000`, Z: 'UTC', z: '+0000', I: two(moment.getUTCHours() % 12 || 12), p: moment.getUTCHours() < 12 ? 'AM' : 'PM',
    j: String(Math.floor((time - Date.UTC(moment.getUTCFullYear(), 0, 1)) / 86_400_000) + 1).padStart(3, '0'), u: String(moment.getUTCDay() || 7), w: String(moment.getUTCDay()), n: '\n', t: '\t', '%': '%',
    c: `${day.slice(0, 3)} ${month.slice(0, 3)} ${String(moment.getUTCDate()).padStart(2)} ${hours}:${minutes}:${seconds} ${year}`,
  }
  return format.replace(/%-?([a-zA-Z%])/g, (text, letter: string) => letters[letter] ?? text)
}
