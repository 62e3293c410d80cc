import type { FieldError } from '../../api/field.ts'
import { invalid, required, unsupported } from '../../api/field.ts'
import type { Fields } from '../../api/object.ts'
import type { JsonSchema } from '../customresource/schema.ts'

const REASONS = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired']
const breaks = (text: string) => /[\n\r]/.test(text)

/** The form of CEL rules; what their expressions say is another matter. */
export const validateRules = (schema: JsonSchema, path: string): FieldError[] => (schema['x-kubernetes-validations'] ?? []).flatMap((rule: Fields, i: number) => {
  const at = `${path}.x-kubernetes-validations[${i}]`, expression = (rule.rule ?? '').trim(), message: string = rule.message ?? '', errors: FieldError[] = []
  if (!expression) errors.push(required(`${at}.rule`, 'rule is not specified'))
  else if (message && !message.trim()) errors.push(invalid(`${at}.message`, message, 'must be non-empty if specified'))
  else if (breaks(message.trim())) errors.push(invalid(`${at}.message`, message, 'must not contain line breaks'))
  else if (breaks(expression) && !message.trim()) errors.push(required(`${at}.message`, 'message must be specified if rule contains line breaks'))
  if (rule.messageExpression && !rule.messageExpression.trim()) errors.push(required(`${at}.messageExpression`, 'messageExpression must be non-empty if specified'))
  if (rule.reason !== undefined && !REASONS.includes(rule.reason)) errors.push(unsupported(`${at}.reason`, rule.reason, REASONS))
  return errors
})
