import type { FieldError } from '../../api/field.ts'
import { invalid, required } from '../../api/field.ts'
import type { Selector } from '../../api/labels.ts'
import { selectorFromObject, validateLabelSelector } from '../../api/labels.ts'
import type { Fields } from '../../api/object.ts'
import { validateReplicatedTemplate } from '../podspec/validate/template.ts'

/** Selector and template of a Deployment or ReplicaSet, which have to fit together. `path` is that of the spec. */
export function validateSelectorAndTemplate(spec: Fields, path: string): FieldError[] {
  const { selector } = spec, at = `${path}.selector`
  const errors = selector ? validateLabelSelector(selector, at) : [required(at)]
  if (selector && !Object.keys(selector.matchLabels ?? {}).length && !selector.matchExpressions?.length) {
    errors.push(invalid(at, selector, 'empty selector is invalid for deployment'))
  }
  let parsed: Selector
  try {
    parsed = selectorFromObject(selector)
  } catch {
    return [...errors, invalid(at, selector, 'invalid label selector')]
  }
  // No selector at all matches no labels, and says so.
  return [...errors, ...(selector ? [] : mismatch(spec, path)), ...validateReplicatedTemplate(spec.template, parsed, `${path}.template`, 'ReplicaSet')]
}

const mismatch = (spec: Fields, path: string) => [invalid(`${path}.template.metadata.labels`, spec.template?.metadata?.labels, '`selector` does not match template `labels`')]
