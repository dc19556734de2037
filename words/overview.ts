import type { SiteState } from '../contract/site.ts'
import type { Counts } from '../contract/session.ts'
import { number } from './format.ts'
import { say, sayCount, sayCountParts } from './say.ts'
import { site as siteWords } from './site.ts'
import { sites } from './sites.ts'
import { age, clockTime } from './times.ts'

/** The words of the overview of all sites. */
export const overview = {
  title: () => say('Overview'),
  table: () => say('All sites'),
  columns: {
    site: () => say('Site'),
    verdict: () => say('State'),
    live: () => say('Live sessions'),
    dangling: () => say('Dangling'),
    onNow: () => say('On now'),
    today: () => say('Today'),
    age: () => say('Read'),
    tags: () => say('Tags'),
  },
  columnMeans: {
    site: () => say('Sort by name'),
    verdict: () => say('Sort by state: what needs you comes first'),
    live: () => say('Sort by live sessions. Behind the line is the sessions limit'),
    dangling: () => say('Sort by dangling sessions'),
    onNow: () => say('Sort by sessions that are on now'),
    today: () => say('Sort by sessions that were used today, by the site’s calendar'),
    age: () => say('Sort by the age of the figures, the oldest first'),
    tags: () => say('Sort by tags'),
  },
  select: (count: number): string => sayCount('Select {count} site', 'Select all {count} sites', { count }),
  count: (shown: number, count: number): string =>
    shown === count
      ? sayCount('{count} site', '{count} sites', { count })
      : sayCount('{shown} of {count} site', '{shown} of {count} sites', { shown, count }),
  hidden: (count: number): string => say('{count} of them not shown', { count }),
  selection: () => say('Selected sites'),
  /** `part` is the count in bold type. */
  selected: <Part>(count: number, part: Part) =>
    sayCountParts('{count} site selected', '{count} sites selected', count, { count: part }),
  announceSelected: (count: number): string =>
    count === 0 ? '' : sayCount('{count} site selected', '{count} sites selected', { count }),
  clear: () => say('Clear'),
  kill: () => say('Kill…'),
  unknown: () => say('not known'),
  readAgo: (ms: number): string => age(ms),
  neverRead: () => say('never'),
  /** After the tags that are shown. */
  moreTags: (count: number): string => `+${number(count)}`,
  nextTry: (time: number): string => say('Next try {time}', { time: clockTime(time) }),
} as const

/** What the gauge of a site shows, for people who do not see it. */
export const gaugeWords = (site: SiteState, counts: Counts): string =>
  siteWords.gauge(counts, site.sessionsLimit, site.countsExpired)

/** A figure, or a dash if it is not known. */
export const figure = (count: number | null | undefined): string =>
  count === null || count === undefined ? '–' : number(count)

export const liveFigure = sites.figure
