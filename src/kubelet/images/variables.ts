import { versionOf } from './version.ts'

/** Variables that a described image sets by itself. */
export function imageVariables(image: string): Record<string, string> {
  const found = versionOf(image)
  if (!found) return {}
  const { name, version } = found
  switch (name) {
    case 'nginx': return { NGINX_VERSION: version, NJS_VERSION: '0.9.4', PKG_RELEASE: '1~trixie' }
    case 'redis': return { REDIS_VERSION: version }
    case 'postgres': return { PG_MAJOR: version.split('.')[0]!, PG_VERSION: version, PGDATA: '/var/lib/postgresql/data' }
    case 'httpd': return { HTTPD_PREFIX: '/usr/local/apache2', HTTPD_VERSION: version }
    case 'mysql': return { MYSQL_VERSION: version }
    case 'mariadb': return { MARIADB_VERSION: version }
    default: return {}
  }
}
