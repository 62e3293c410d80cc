import { parseReference, repositoryOf } from './reference.ts'

/** Full versions behind tags that name only a part of one, newest first. */
const RELEASES: Readonly<Record<string, readonly string[]>> = {
  nginx: ['1.29.4', '1.28.1', '1.27.5', '1.26.3', '1.25.5', '1.24.0', '1.23.4', '1.22.1', '1.21.6', '1.20.2', '1.19.10', '1.18.0', '1.17.10', '1.16.1', '1.15.12', '1.14.2', '1.13.12', '1.12.2', '1.11.13', '1.10.3', '1.9.15', '1.8.1', '1.7.12'],
  httpd: ['2.4.66', '2.2.34'],
  redis: ['8.4.0', '7.4.7', '7.2.12', '7.0.15', '6.2.21', '6.0.20', '5.0.14', '4.0.14', '3.2.13', '2.8.23'],
  postgres: ['18.1', '17.7', '16.11', '15.15', '14.20', '13.23', '12.22', '11.22', '10.23', '9.6.24'],
  mysql: ['9.5.0', '8.4.7', '8.0.44', '5.7.44', '5.6.51'],
  mariadb: ['12.1.2', '11.8.5', '11.4.9', '10.11.15', '10.6.24', '10.5.29', '5.5.64'],
}
const OF_NAMES: Readonly<Record<string, string>> = { stable: '1.28.1', lts: '8.4.7' }

/** The program and the full version that a described server image holds; undefined for others. */
export function versionOf(image: string): { name: string; version: string } | undefined {
  const [, name] = /^docker\.io\/library\/([^/]+)$/.exec(repositoryOf(image)) ?? []
  const releases = name === undefined || !Object.hasOwn(RELEASES, name) ? undefined : RELEASES[name]
  if (name === undefined || !releases) return undefined
  const { tag = 'latest' } = parseReference(image)
  const [number] = /^\d+(?:\.\d+)*/.exec(tag) ?? []
  if (number === undefined) return { name, version: OF_NAMES[tag.split('-')[0]!] ?? releases[0]! }
  const isWhole = name === 'postgres' ? Number(number.split('.')[0]) >= 10 && number.includes('.') : number.split('.').length > 2
  return { name, version: isWhole ? number : releases.find((release) => release === number || release.startsWith(`${number}.`)) ?? number }
}
