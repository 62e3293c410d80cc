const STAGES = ['alpha', 'beta', '']

interface Parts { major: number; stage: number; minor: number }

function parse(version: string): Parts | undefined {
  const parts = /^v([1-9]\d*)(?:(alpha|beta)([1-9]\d*))?$/.exec(version)
  return parts ? { major: Number(parts[1]), stage: STAGES.indexOf(parts[2] ?? ''), minor: Number(parts[3] ?? 0) } : undefined
}

/** Orders versions as discovery does: stable before beta before alpha, high before low, others last by name. `apimachinery: util/version` */
export function compareVersions(a: string, b: string): number {
  const left = parse(a), right = parse(b)
  if (left && right) return right.stage - left.stage || right.major - left.major || right.minor - left.minor
  if (left || right) return left ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}
