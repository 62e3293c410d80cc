import type { Fields } from '../../api/object.ts'

/** PLACEHOLDER */
export function podSpecDiff(_old: Fields, _spec: Fields): string { return '' }
