import type { DemoFleet, FleetSite } from './start.ts'

/** One line for each site: name, URL, user and password, with tabs between them. */
export function fleetLines({ sites }: Pick<DemoFleet, 'sites'>): string[] {
  return sites.map(({ name, url, user, shownPassword }) => [name, url, user, shownPassword].join('\t'))
}

/** The list of sites that the console imports, as CSV or as JSON. It has no password. */
export function fleetList({ sites }: Pick<DemoFleet, 'sites'>, kind: 'csv' | 'json'): string {
  if (kind === 'csv') return [columns, ...sites.map(cells)].map((row) => `${row.join(',')}\r\n`).join('')
  const listed = sites.map(({ name, url, user, tags, folder, sessionsLimit }) => {
    return { name, url: withoutSlash(url), user, tags, folder, sessionsLimit }
  })
  return `${JSON.stringify({ linoSessionConsole: { version: 2, sites: listed } }, null, 2)}\n`
}

const columns = ['name', 'url', 'user', 'tags', 'folder', 'sessionsLimit']

/** No name of a fleet has a comma or a quotation mark. */
const cells = ({ name, url, user, tags, folder, sessionsLimit }: FleetSite): string[] => {
  return [name, withoutSlash(url), user, tags.join(' '), folder, String(sessionsLimit ?? '')]
}

const withoutSlash = (url: string): string => url.replace(/\/$/, '')
