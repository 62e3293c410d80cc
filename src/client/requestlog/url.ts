import type { ApiRequest } from '../../api/request.ts'

/** One part of a query as Go's net/url writes it. */
const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll('%20', '+')

/** The path and query that a request has over HTTP, parameters sorted by name. */
export function requestPath({ verb, group, version, resource, namespace, name, subresource, query = {} }: ApiRequest): string {
  const parts = [group ? `/apis/${group}` : '/api', version, ...(namespace ? ['namespaces', namespace] : []), resource]
  if (name) parts.push(name)
  if (subresource) parts.push(subresource)
  const asked: [string, string][] = verb === 'watch' ? [['watch', 'true']] : []
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') asked.push([key, value])
  asked.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return parts.join('/') + (asked.length ? `?${asked.map(([key, value]) => `${escaped(key)}=${escaped(value)}`).join('&')}` : '')
}

const methods: Record<ApiRequest['verb'], string> = {
  get: 'GET', list: 'GET', watch: 'GET', create: 'POST', update: 'PUT', patch: 'PATCH', delete: 'DELETE', deletecollection: 'DELETE',
}

/** The HTTP method of a request. */
export const methodOf = ({ verb }: ApiRequest): string => methods[verb]
