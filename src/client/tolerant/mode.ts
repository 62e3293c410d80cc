import type { Env } from '../../env.ts'

/** Whether slips are taken: unless FAUXCTL_STRICT=1, or CI is set (FAUXCTL_STRICT=0 then turns it on). */
export function isTolerant(env: Env): boolean {
  const { FAUXCTL_STRICT: strict, CI } = env.vars
  return strict ? strict === '0' : !CI
}

/** One warning line: what was understood, and what kubectl would have done. */
export const slipWarning = (understood: string, kubectl: string): string => `fauxctl: ${understood}; the real kubectl says "${kubectl}"\n`
