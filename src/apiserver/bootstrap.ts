import type { Fields } from '../api/object.ts'

/** What everybody who is known may ask about the server and about themselves. */
const AUTHENTICATED: readonly Fields[] = [
  { verbs: ['create'], apiGroups: ['authorization.k8s.io'], resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'] },
  { verbs: ['create'], apiGroups: ['authentication.k8s.io'], resources: ['selfsubjectreviews'] },
  { verbs: ['get'], nonResourceURLs: ['/api', '/api/*', '/apis', '/apis/*', '/healthz', '/livez', '/openapi', '/openapi/*', '/readyz', '/version', '/version/'] },
]
/** What anybody at all may ask. */
const PUBLIC: readonly Fields[] = [{ verbs: ['get'], nonResourceURLs: ['/healthz', '/livez', '/readyz', '/version', '/version/'] }]

/** The rules that every cluster starts with for groups of its users (`system:basic-user`, `system:discovery`, `system:public-info-viewer`). */
export function bootstrapRules(groups: readonly string[]): readonly Fields[] {
  if (groups.includes('system:authenticated')) return [...AUTHENTICATED, ...PUBLIC]
  return groups.includes('system:unauthenticated') ? PUBLIC : []
}
