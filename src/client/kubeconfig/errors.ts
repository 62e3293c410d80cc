/** client-go knows this failure by its text. */
export const contextNotFound = 'context was not found for specified context'

/** A kubeconfig that cannot be used: several problems, or a missing context, are printed as `Error in configuration: …` (client-go: errConfigurationInvalid). */
export class ConfigurationInvalid extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`invalid configuration: ${problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`}`)
  }
}
