import type { FieldError } from '../../api/field.ts'
import { forbidden, invalid, required, unsupported } from '../../api/field.ts'
import { dns1035Label } from '../../api/names.ts'
import type { Fields } from '../../api/object.ts'

const STRATEGIES = ['None', 'Webhook'], ACCEPTED = ['v1', 'v1beta1'], PATH = 'spec.conversion'

export function validateConversion({ strategy, webhook }: Fields): FieldError[] {
  const errors: FieldError[] = []
  if (!strategy) errors.push(required(`${PATH}.strategy`))
  else if (!STRATEGIES.includes(strategy)) errors.push(unsupported(`${PATH}.strategy`, strategy, STRATEGIES))
  const config: Fields | undefined = webhook?.clientConfig, versions: string[] = webhook?.conversionReviewVersions ?? []
  if (strategy !== 'Webhook') {
    if (config) errors.push(forbidden(`${PATH}.webhookClientConfig`, 'should not be set when strategy is not set to Webhook'))
    if (versions.length) errors.push(forbidden(`${PATH}.conversionReviewVersions`, 'should not be set when strategy is not set to Webhook'))
    return errors
  }
  if (!config) errors.push(required(`${PATH}.webhookClientConfig`, 'required when strategy is set to Webhook'))
  else if ((config.url === undefined) === (config.service === undefined)) errors.push(required(`${PATH}.webhookClientConfig`, 'exactly one of url or service is required'))
  return [...errors, ...validateReviewVersions(versions)]
}

function validateReviewVersions(versions: readonly string[]): FieldError[] {
  const path = `${PATH}.conversionReviewVersions`
  if (!versions.length) return [required(path)]
  const errors = versions.flatMap((version, i) => (versions.indexOf(version) < i
    ? [invalid(`${path}[${i}]`, version, 'duplicate version')] : dns1035Label(version).map((text) => invalid(`${path}[${i}]`, version, text))))
  return versions.some((version) => ACCEPTED.includes(version)) ? errors : [...errors, invalid(path, versions, 'must include at least one of v1, v1beta1')]
}
