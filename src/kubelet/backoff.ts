/** A delay that doubles with every use, as the cluster keeps it. Times in ms. */
export interface Backoff { delay: number; updated: number }

/** Restarts and pulls wait 10 s, doubled each time up to 5 min. `client-go: flowcontrol.Backoff` */
const FIRST = 10_000
const LONGEST = 300_000

const isForgotten = (backoff: Backoff, time: number) => time - backoff.updated > 2 * LONGEST

/** Whether at `now` the delay since an event is not over yet. */
export const isBackingOff = (backoff: Backoff | undefined, event: number, now: number): backoff is Backoff =>
  backoff !== undefined && !isForgotten(backoff, event) && now - event < backoff.delay

/** The delay after one more failure. */
export const nextBackoff = (backoff: Backoff | undefined, event: number, now: number): Backoff =>
  !backoff || isForgotten(backoff, event) ? { delay: FIRST, updated: now } : { delay: Math.min(backoff.delay * 2, LONGEST), updated: now }

/** A duration as Go writes whole seconds: `10s`, `1m20s`, `5m0s`. */
export const goSeconds = (ms: number): string => (ms < 60_000 ? `${ms / 1000}s` : `${Math.floor(ms / 60_000)}m${(ms % 60_000) / 1000}s`)
