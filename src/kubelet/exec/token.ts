import type { Fields } from '../../api/object.ts'
import { parseTime } from '../../api/time.ts'
import { hexOf } from '../images/facts.ts'
import type { Step } from '../step.ts'

const encoded = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** The service-account token that a projected volume holds: its claims are true, its signature means nothing. */
export function podToken({ pod, node, api }: Step, { audience, expirationSeconds = 3600 }: Fields): string {
  const { name, namespace, uid, creationTimestamp } = pod.metadata
  const account = (pod.spec!.serviceAccountName as string | undefined) ?? 'default'
  const issued = Math.floor((parseTime(creationTimestamp) ?? api.now) / 1000)
  const issuer = 'https://kubernetes.default.svc.cluster.local'
  const claims = {
    aud: [audience ?? issuer], exp: issued + expirationSeconds, iat: issued, iss: issuer, nbf: issued, sub: `system:serviceaccount:${namespace}:${account}`,
    'kubernetes.io': {
      namespace, node: { name: node.metadata.name, uid: node.metadata.uid }, pod: { name, uid },
      serviceaccount: { name: account, uid: (api.get('serviceaccounts', namespace, account) as Fields | undefined)?.metadata.uid },
    },
  }
  const body = `${encoded(JSON.stringify({ alg: 'RS256', kid: 'fauxctl' }))}.${encoded(JSON.stringify(claims))}`
  return `${body}.${encoded(hexOf(body, 256))}`
}
