import type { Counts } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import type { SiteRow } from '../../../core/domain/query/site-query.ts'
import { visible } from '../../../core/domain/visible.ts'
import { towards } from './fleet-json.ts'

/** A figure of each site. Null: not known, and then it is missing, because 0 would be untrue. */
interface Metric {
  readonly name: string
  readonly help: string
  readonly of: (row: SiteRow) => number | null
}

const count =
  (name: keyof Counts) =>
  ({ site }: SiteRow): number | null =>
    site.counts?.[name] ?? null

const isUp = ({ access, failure }: SiteState): boolean => access === 'signedIn' && failure === null

const metrics: readonly Metric[] = [
  {
    name: 'lino_site_up',
    help: 'Whether the console is signed in and has read the site.',
    of: ({ site }) => Number(isUp(site)),
  },
  {
    name: 'lino_sessions_limit',
    help: 'The sessions limit of the site.',
    of: ({ site }) => site.sessionsLimit,
  },
  {
    name: 'lino_sessions_towards_limit',
    help: 'Sessions that count towards the limit.',
    of: ({ site }) => towards(site),
  },
  { name: 'lino_sessions_live', help: 'Sessions that are not expired.', of: count('live') },
  { name: 'lino_sessions_dangling', help: 'Live sessions that nobody uses any more.', of: count('dangling') },
  { name: 'lino_sessions_on_now', help: 'Active sessions that are on now.', of: count('onNow') },
  { name: 'lino_sessions_today', help: 'Live sessions that were used today.', of: count('today') },
  { name: 'lino_sessions_anonymous', help: 'Live sessions without a user.', of: count('anonymous') },
  { name: 'lino_sessions_expired', help: 'Expired sessions that are listed.', of: count('expired') },
  {
    name: 'lino_site_read_timestamp_seconds',
    help: 'When the sessions were read.',
    of: ({ site }) => (site.readAt === null ? null : site.readAt / 1000),
  },
]

/** The text format 0.0.4 of Prometheus. Always English. */
export function prometheusLines(rows: readonly SiteRow[]): string[] {
  return [...metrics.flatMap((metric) => metricLines(metric, rows)), ...verdictLines(rows)]
}

function metricLines({ name, help, of }: Metric, rows: readonly SiteRow[]): string[] {
  return [
    ...headLines(name, help),
    ...rows.flatMap((row) => {
      const value = of(row)
      return value === null ? [] : [`${name}${labels(siteLabels(row))} ${value}`]
    }),
  ]
}

function verdictLines(rows: readonly SiteRow[]): string[] {
  const name = 'lino_site_verdict'
  return [
    ...headLines(name, 'What the state of the site means: 1 for this verdict.'),
    ...rows.map((row) => `${name}${labels({ ...siteLabels(row), verdict: row.verdict.kind })} 1`),
  ]
}

const headLines = (name: string, help: string): string[] => [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`]

const siteLabels = ({ site }: SiteRow): Readonly<Record<string, string>> => ({
  site: site.name,
  url: site.url,
  user: site.user,
  folder: site.folder ?? '',
})

function labels(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([label, value]) => `${label}="${escaped(value)}"`)
  return `{${pairs.join(',')}}`
}

/** No label ends early, holds a line end, or has a character that a terminal would obey. */
const escaped = (value: string): string => visible(value).replaceAll(/["\\]/g, '\\$&')
