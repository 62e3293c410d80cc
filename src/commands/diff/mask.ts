import type { Fields, KubeObject } from '../../api/object.ts'

const HIDDEN = '***', BEFORE = '*** (before)', AFTER = '*** (after)'

/** Both versions of a Secret with their data hidden; what differs still does. `kubectl: cmd/diff Masker` */
export function masked(live: KubeObject | undefined, merged: KubeObject): { live: KubeObject | undefined; merged: KubeObject } {
  const from: Fields = live?.data ?? {}, to: Fields = merged.data ?? {}
  const differs = (key: string) => Object.hasOwn(from, key) && Object.hasOwn(to, key) && from[key] !== to[key]
  const hide = (data: Fields, mark: string) => Object.fromEntries(Object.keys(data).map((key) => [key, differs(key) ? mark : HIDDEN]))
  return {
    live: live?.data ? { ...live, data: hide(from, BEFORE) } : live,
    merged: merged.data ? { ...merged, data: hide(to, AFTER) } : merged,
  }
}
