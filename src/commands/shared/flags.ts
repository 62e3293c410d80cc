import { bool, string, stringSlice } from '../../cli/command.ts'

/** `-f`, `-k` and `-R`, as every command that reads manifests has them. */
export const filenameFlags = {
  filename: stringSlice([], 'Manifest files, folders or `-` for standard input to read the resources from.', { shorthand: 'f' }),
  kustomize: string('', 'A folder with a kustomization to build and use. Not together with -f or -R.', { shorthand: 'k' }),
  recursive: bool(false, 'Follow folders given with -f into their sub-folders.', { shorthand: 'R' }),
}

export const selectorFlag = {
  selector: string('', 'Only objects whose labels fit: key=value, key!=value, key in (a,b), key, !key; several joined by commas.', { shorthand: 'l' }),
}

export const fieldSelectorFlag = {
  'field-selector': string('', 'Only objects whose fields fit: key=value, key==value, key!=value. Which fields a resource knows differs.'),
}

export const allNamespacesFlag = {
  'all-namespaces': bool(false, 'Look in every namespace, whatever -n or the context says.', { shorthand: 'A' }),
}


export const dryRunFlag = {
  'dry-run': string('none', 'Must be "none", "server", or "client". client prints what would be sent; server sends it but stores nothing.', { noOptDefault: 'unchanged' }),
}

export const recordFlag = {
  record: bool(false, 'Write this command line into the annotation kubernetes.io/change-cause of the object.', { deprecated: '--record will be removed in the future' }),
}

/** `--field-manager` with the command's own default (`kubectl-create`). */
export const fieldManagerFlag = (manager: string) => ({
  'field-manager': string(manager, 'The manager that the changed fields are booked to.'),
})

export const validateFlag = {
  validate: string('strict', 'What to do about unknown or doubled fields: strict (or true) refuses, warn warns, ignore (or false) lets the server drop them.', { noOptDefault: 'strict' }),
}

export const chunkSizeFlag = { 'chunk-size': { type: 'int64' as const, default: 500, usage: 'Ask for long lists in pieces of this many. 0 asks for all at once.' } }


