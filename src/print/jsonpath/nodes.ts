/** One bound of `[start:end:step]`. `derived` marks the end that follows from a lone index. */
export interface Bound { value: number; known: boolean; derived: boolean }

/** What a JSONPath template is made of. Every `{…}` is a list; text stands between. */
export type PathNode =
  | { type: 'text'; text: string }
  | { type: 'list'; nodes: PathNode[] }
  | { type: 'field'; name: string }
  | { type: 'slice'; bounds: readonly [Bound, Bound, Bound] }
  | { type: 'filter'; left: PathNode[]; right: PathNode[]; operator: string }
  | { type: 'literal'; kind: 'int' | 'float' | 'bool'; value: number | boolean }
  | { type: 'wildcard' }
  | { type: 'recursive' }
  | { type: 'union'; branches: PathNode[][] }
  | { type: 'identifier'; name: string }
