/**
 * The rules that names, keys and other short texts follow, each as a function that gives the messages
 * about what is wrong, none when all is well. Texts as `k8s.io/apimachinery: util/validation` has them.
 */
export type NameRule = (value: string) => string[]

const encoder = new TextEncoder()
const ascii = /^[\0-\x7f]*$/
/** Length in UTF-8 bytes, which is what Kubernetes' limits count. */
export const byteLength = (text: string): number => (ascii.test(text) ? text.length : encoder.encode(text).length)

export const maxLengthMessage = (max: number, unit = 'characters'): string => `must be no more than ${max} ${unit}`
export const rangeMessage = (low: number, high: number): string => `must be between ${low} and ${high}, inclusive`

/** A message that ends in examples and the pattern, as the server words them. */
export function patternMessage(text: string, pattern: string, ...examples: string[]): string {
  const rule = `regex used for validation is '${pattern}')`
  return examples.length ? `${text} (e.g. ${examples.map((example) => `'${example}', `).join(' or ')}${rule}` : `${text} (${rule}`
}

const labelPattern = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const looseLabelPattern = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?'
const dotted = (part: string) => `${part}(\\.${part})*`
const subdomainPattern = dotted(labelPattern)
const exactly = (pattern: string) => new RegExp(`^${pattern}$`)

/** A rule of one pattern, with a length limit where `max` is not 0. Old rules call what they count characters, newer ones bytes. */
function patternRule(pattern: string, text: string, examples: string[], max = 0, unit = 'characters'): NameRule {
  const expression = exactly(pattern)
  const message = patternMessage(text, pattern, ...examples)
  return (value) => {
    const messages = max && byteLength(value) > max ? [maxLengthMessage(max, unit)] : []
    if (!expression.test(value)) messages.push(message)
    return messages
  }
}

const subdomainText = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"

/** RFC 1123 subdomain: the rule of most object names. */
export const dns1123Subdomain = patternRule(subdomainPattern, subdomainText, ['example.com'], 253)

/** Like a subdomain, but underscores may stand in it (DNS search domains). */
export const dns1123SubdomainWithUnderscore = patternRule(dotted(looseLabelPattern),
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character", ['example.com'], 253)

/** `*.example.com` */
export const wildcardDns1123Subdomain = patternRule(`\\*\\.${subdomainPattern}`,
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character", ['*.example.com'], 253)

/** RFC 1035 label, the rule of old-style service names. */
export const dns1035Label = patternRule('[a-z]([-a-z0-9]*[a-z0-9])?',
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character", ['my-name', 'abc-123'], 63)

const isLabel = exactly(labelPattern), isSubdomain = exactly(subdomainPattern)
const labelMessage = patternMessage(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character", labelPattern, 'my-name', '123-abc')

/** RFC 1123 label: names of namespaces, containers, volumes. */
export const dns1123Label: NameRule = (value) => {
  const messages = byteLength(value) > 63 ? [maxLengthMessage(63)] : []
  if (!isLabel.test(value)) messages.push(isSubdomain.test(value) ? 'must not contain dots' : labelMessage)
  return messages
}

const keyPattern = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const isKey = exactly(keyPattern)
const keyMessage = patternMessage(
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character", keyPattern, 'MyName', 'my.name', '123-abc')

const keyPrefix = patternRule(subdomainPattern, subdomainText, ['example.com'], 253, 'bytes')

/** A label key: an optional `prefix/` that is a subdomain, and a name. */
export const qualifiedName: NameRule = (value) => {
  const parts = value.split('/')
  if (parts.length > 2) return [`a valid label key ${keyMessage} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`]
  const messages: string[] = []
  const name = parts[parts.length - 1]!
  if (parts.length === 2) {
    if (!parts[0]) messages.push('prefix part must be non-empty')
    else messages.push(...keyPrefix(parts[0]).map((message) => `prefix part ${message}`))
  }
  if (!name) messages.push('name part must be non-empty')
  else if (byteLength(name) > 63) messages.push(`name part ${maxLengthMessage(63, 'bytes')}`)
  if (!isKey.test(name)) messages.push(`name part ${keyMessage}`)
  return messages
}

export const labelValue = patternRule(`(${keyPattern})?`,
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character", ['MyValue', 'my_value', '12345'], 63, 'bytes')

export const cIdentifier = patternRule('[A-Za-z_][A-Za-z0-9_]*',
  "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'", ['my_name', 'MY_NAME', 'MyName'])

export const percent = patternRule('[0-9]+%', "a valid percent string must be a numeric string followed by an ending '%'", ['1%', '93%'])

export const httpHeaderName = patternRule('[-A-Za-z0-9]+', "a valid HTTP header must consist of alphanumeric characters or '-'", ['X-Header-Name'])

const climbing: NameRule = (value) =>
  value === '.' || value === '..' ? [`must not be '${value}'`] : value.startsWith('..') ? ["must not start with '..'"] : []

const strictEnvVarName = patternRule('[-._a-zA-Z][-._a-zA-Z0-9]*',
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit", ['my.env-name', 'MY_ENV.NAME', 'MyEnvName1'])
/** The strict rule of environment variables, which kubectl's own checks use. */
export const envVarName: NameRule = (value) => [...strictEnvVarName(value), ...climbing(value)]

/** The server's rule of environment variables: printable ASCII without `=`. */
export const relaxedEnvVarName: NameRule = (value) => {
  if (!value) return ['environment variable name must be non-empty']
  return /^[ -<>-~]*$/.test(value) ? [] : ["a valid environment variable name must consist only of printable ASCII characters other than '='"]
}

const configKey = patternRule('[-._a-zA-Z0-9]+', "a valid config key must consist of alphanumeric characters, '-', '_' or '.'", ['key.name', 'KEY_NAME', 'key-name'], 253)
/** A key of a ConfigMap or Secret. */
export const configMapKey: NameRule = (value) => [...configKey(value), ...climbing(value)]

/** A port's name (IANA service name). */
export const portName: NameRule = (value) => {
  const messages = byteLength(value) > 15 ? [maxLengthMessage(15)] : []
  if (!/^[-a-z0-9]+$/.test(value)) messages.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)')
  if (!/[a-z]/.test(value)) messages.push('must contain at least one letter (a-z)')
  if (value.includes('--')) messages.push('must not contain consecutive hyphens')
  if (value.startsWith('-') || value.endsWith('-')) messages.push('must not begin or end with a hyphen')
  return messages
}

/** Whole names of objects that only have to fit in a URL. */
export const pathSegmentName: NameRule = (value) =>
  value === '.' || value === '..' ? [`may not be '${value}'`] : pathSegmentPrefix(value)
export const pathSegmentPrefix: NameRule = (value) => ['/', '%'].filter((part) => value.includes(part)).map((part) => `may not contain '${part}'`)

const within = (low: number, high: number) => (value: number): string[] => (low <= value && value <= high ? [] : [rangeMessage(low, high)])
export const portNumber = within(1, 65535)
/** User and group IDs. */
export const unixId = within(0, 2147483647)

/** A prefix that gets characters appended may end in a dash. `kubernetes: api/validation` maskTrailingDash. */
export const maskTrailingDash = (name: string): string => (name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name)
