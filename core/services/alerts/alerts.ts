import type { AlertChange, AlertList, AlertSettings } from '../../../contract/alert.ts'
import { fail, succeed, type Result } from '../../../contract/failure.ts'
import type { Cause } from '../../../contract/failure-causes.ts'
import type { Session } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import {
  alertsOf,
  lookAt,
  snooze,
  tidy,
  type AlertBook,
  type AlertSubject,
} from '../../domain/alerts/book.ts'
import { conditionsOf, type SiteConditions, type UserSessions } from '../../domain/alerts/conditions.ts'
import { mostSessions } from '../../domain/alerts/most-sessions.ts'
import { isQuiet } from '../../domain/alerts/quiet.ts'
import { thresholdsOf, usualAlertSettings } from '../../domain/alerts/thresholds.ts'
import type { Clock } from '../../ports.ts'
import type { AlertsFile } from './alerts-file.ts'

/** Looks at every site, and says what begins and what ends. */
export interface Alerts {
  /**
   * Reads the settings and what was said before, and begins to look. Returns what to say of the file. Null:
   * nothing.
   */
  open(): Promise<Cause | null>
  /** A site has a new state. */
  note(site: SiteState): void
  list(): AlertList
  /** Nothing is said of an alert until then, milliseconds. Null ends that. */
  snooze(alertId: string, until: number | null): Result<AlertList>
  /** They hold at once. A failure: they could not be written, so they hold until the console quits. */
  change(settings: AlertSettings): Promise<Result<AlertList>>
  /** Writes what was said. */
  close(): Promise<void>
}

export interface AlertsOptions {
  readonly file: AlertsFile
  readonly clock: Clock
  /** The minute of the day of this time, by this machine's time zone: 0 to 1439. */
  readonly minuteOfDay: (now: number) => number
  readonly sites: () => readonly SiteState[]
  /** The sessions of its last list. */
  readonly sessionsOf: (siteId: string) => readonly Session[]
  readonly auditDamaged: () => boolean
  readonly changed: (change: AlertChange) => void
}

/** Time passes without news: a site stays unreachable, a certificate comes to its end. Milliseconds. */
const lookEveryMs = 30_000
const minuteMs = 60_000

/** Figures are in no file, so they are no reason to write. */
const noted = (book: AlertBook): string =>
  JSON.stringify([...book.values()].map((entry) => ({ ...entry, figures: {} })))

export function createAlerts(options: AlertsOptions): Alerts {
  const { file, clock, minuteOfDay, sites, sessionsOf, auditDamaged, changed } = options
  let settings = usualAlertSettings
  let book: AlertBook = new Map()
  /** What the file has. */
  let written = noted(book)
  let isOpen = false
  const closed = new AbortController()
  let looking: Promise<void> = Promise.resolve()
  const most = new WeakMap<readonly Session[], UserSessions | null>()

  /** Counted once for each list, because a state comes more often. */
  function mostOf({ siteId, serverAheadMs }: SiteState): UserSessions | null {
    const sessions = sessionsOf(siteId)
    if (!most.has(sessions)) most.set(sessions, mostSessions(sessions, clock.now() + serverAheadMs))
    return most.get(sessions) ?? null
  }

  function take(subject: AlertSubject, conditions: SiteConditions): void {
    const now = clock.now()
    const times = {
      now,
      graceMs: settings.graceMinutes * minuteMs,
      isQuiet: isQuiet(minuteOfDay(now), settings.quiet),
    }
    const next = lookAt(book, subject, conditions, times)
    book = next.book
    for (const change of next.changes) changed(change)
  }

  function look(site: SiteState): void {
    const { siteId, name } = site
    const thresholds = thresholdsOf(site, settings)
    take({ siteId, siteName: name }, conditionsOf(site, mostOf(site), thresholds, clock.now()))
  }

  function lookAtAll(): void {
    const states = sites()
    for (const site of states) look(site)
    const damaged = auditDamaged() ? [{ kind: 'auditDamaged' as const, figures: {} }] : []
    take({ siteId: null, siteName: null }, { hold: damaged, unknown: [] })
    book = tidy(book, new Set(states.map(({ siteId }) => siteId)), clock.now())
  }

  async function save(): Promise<void> {
    const now = noted(book)
    if (now === written) return
    written = now
    await file.write({ entries: [...book.values()] })
  }

  async function watch(): Promise<void> {
    while (!closed.signal.aborted) {
      await clock.wait(lookEveryMs, closed.signal)
      if (closed.signal.aborted) break
      lookAtAll()
      await save()
    }
  }

  const list = (): AlertList => ({ alerts: alertsOf(book), settings })

  return {
    async open() {
      const kept = await file.read()
      settings = kept.settings ?? settings
      book = new Map(kept.entries.map((entry) => [entry.alertId, entry]))
      written = noted(book)
      isOpen = true
      looking = watch()
      return kept.notice
    },
    note(site) {
      if (isOpen) look(site)
    },
    list,
    snooze(alertId, until) {
      const next = snooze(book, alertId, until)
      if (next === book) return fail('usage', 'noSuchAlert')
      book = next
      lookAtAll()
      return succeed(list())
    },
    async change(wanted) {
      settings = wanted
      lookAtAll()
      const done = await file.write({ settings })
      return done.ok ? succeed(list()) : done
    },
    async close() {
      closed.abort()
      await looking
      if (isOpen) await save()
    },
  }
}
