import { bool, string } from '../../cli/command.ts'
import { getPrintFlags } from '../../print/flags.ts'
import { allNamespacesFlag, chunkSizeFlag, fieldSelectorFlag, filenameFlags, selectorFlag } from '../shared/flags.ts'

/** The flags of get (kubectl: cmd/get). */
export const getFlags = {
  ...getPrintFlags,
  ...filenameFlags,
  ...selectorFlag,
  ...fieldSelectorFlag,
  ...allNamespacesFlag,
  ...chunkSizeFlag,
  'ignore-not-found': bool(false, 'Say nothing of named objects that do not exist. Lists that come out empty are silent, too.'),
  'output-watch-events': bool(false, 'Print each change together with its type. What is there at the start comes as ADDED. Needs --watch or --watch-only.'),
  raw: string('', 'A path of the API to fetch as it stands, such as /api/v1/nodes.'),
  'server-print': bool(true, 'Let the server make the columns of tables. Without it only names and ages are shown.'),
  subresource: string('', 'Show this subresource (status, scale, ...) of the named object.'),
  watch: bool(false, 'Show what there is, then go on and show each change.', { shorthand: 'w' }),
  'watch-only': bool(false, 'Show only changes from now on.'),
}
