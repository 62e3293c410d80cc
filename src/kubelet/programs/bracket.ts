/** `[ … ]`: the conditions that scripts in manifests use. */
export function testHolds(args: readonly string[], exists: (path: string) => boolean): boolean {
  if (args[0] === '!') return !testHolds(args.slice(1), exists)
  const or = args.indexOf('-o'), and = args.indexOf('-a')
  if (or > 0) return testHolds(args.slice(0, or), exists) || testHolds(args.slice(or + 1), exists)
  if (and > 0) return testHolds(args.slice(0, and), exists) && testHolds(args.slice(and + 1), exists)
  const [first, second, third] = args
  if (args.length <= 1) return (first ?? '') !== ''
  if (args.length === 2) {
    if (first === '-z') return second === ''
    if (first === '-n') return second !== ''
    return /^-[fedsrwx]$/.test(first) && exists(second)
  }
  switch (second) {
    case '=': case '==': return first === third
    case '!=': return first !== third
    case '-eq': return Number(first) === Number(third)
    case '-ne': return Number(first) !== Number(third)
    case '-lt': return Number(first) < Number(third)
    case '-le': return Number(first) <= Number(third)
    case '-gt': return Number(first) > Number(third)
    case '-ge': return Number(first) >= Number(third)
    default: return false
  }
}
