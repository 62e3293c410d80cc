const accepted = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/

/**
 * Brings the lenient spellings of --sort-by, custom-columns and `wait --for=jsonpath` (`metadata.name`, `.metadata.name`,
 * `{metadata.name}`) to `{.metadata.name}`. An empty text stays empty (kubectl: RelaxedJSONPathExpression).
 * @throws Error with kubectl's text
 */
export function relaxedJsonPath(text: string): string {
  if (text === '') return text
  const match = accepted.exec(text)
  if (!match) throw new Error("unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'")
  return `{.${match[1] ?? match[2]}}`
}
