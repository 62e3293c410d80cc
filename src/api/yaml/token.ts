import type { Mark } from './error.ts'

export type TokenType =
  | 'stream-end' | 'version' | 'tag-directive' | 'document-start' | 'document-end'
  | 'block-sequence' | 'block-mapping' | 'block-end' | 'flow-sequence' | 'flow-sequence-end' | 'flow-mapping' | 'flow-mapping-end'
  | 'entry' | 'flow-entry' | 'key' | 'value' | 'alias' | 'anchor' | 'tag' | 'scalar'

export interface Token {
  type: TokenType
  start: Mark
  end: Mark
  /** A scalar's text, an anchor's name, a tag's handle, a version. */
  value?: string
  /** A tag's suffix, a tag directive's prefix. */
  suffix?: string
  /** Whether a scalar stands without quotes and block header. */
  plain?: boolean
}

/** A place where a `key:` without `?` may have begun. */
export interface SimpleKey { possible: boolean; required: boolean; token: number; mark: Mark }
