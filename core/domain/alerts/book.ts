import type { Alert, AlertChange, AlertKind } from '../../../contract/alert.ts'
import type { Condition, SiteConditions } from './conditions.ts'

const dayMs = 86_400_000
/** More ended alerts are of no use to anybody. */
const mostEnded = 200

/** An alert with what is noted about it. */
export interface AlertEntry extends Alert {
  /** It has held for the grace time, so it is an alert. Before, it is only a condition. */
  readonly began: boolean
  /** The user was told that it holds. */
  readonly told: boolean
  /** Since when its condition is gone, milliseconds. Null: it holds. */
  readonly goneSince: number | null
}

/** All alerts by their ids. */
export type AlertBook = ReadonlyMap<string, AlertEntry>

/** About whom conditions are. `siteId` null: about the console itself. */
export interface AlertSubject {
  readonly siteId: string | null
  readonly siteName: string | null
}

export interface AlertTimes {
  /** This machine's, milliseconds. */
  readonly now: number
  readonly graceMs: number
  /** Nothing is said now. What holds after the quiet hours is said then. */
  readonly isQuiet: boolean
}

const idOf = (kind: AlertKind, siteId: string | null): string => `${kind} ${siteId ?? 'console'}`

/**
 * The book after a look at one subject, and the alerts that have changed. An alert begins when its condition
 * has held for the grace time, and ends when it was gone for that time. Begin and end are said once each, and
 * an end only after its begin.
 */
export function lookAt(
  book: AlertBook,
  subject: AlertSubject,
  { hold, unknown }: SiteConditions,
  times: AlertTimes,
): { readonly book: AlertBook; readonly changes: readonly AlertChange[] } {
  const { siteId } = subject
  const next = new Map(book)
  const changes: AlertChange[] = []
  const isDecided = new Set([...hold.map(({ kind }) => kind), ...unknown])
  const take = ({ entry, said }: Step): void => {
    const before = book.get(entry.alertId)
    next.set(entry.alertId, entry)
    if (entry.began && (said !== null || !before?.began || looksOther(before, entry)))
      changes.push({ alert: alertOf(entry), said })
  }
  for (const condition of hold) {
    const alertId = idOf(condition.kind, siteId)
    take(stillHolds(book.get(alertId), { alertId, condition, subject }, times))
  }
  for (const entry of book.values()) {
    if (entry.siteId !== siteId || isDecided.has(entry.kind)) continue
    if (entry.began) take(isGone(entry, times))
    else next.delete(entry.alertId)
  }
  return { book: next, changes }
}

const looksOther = (before: AlertEntry, after: AlertEntry): boolean =>
  JSON.stringify(alertOf(before)) !== JSON.stringify(alertOf(after))

interface Step {
  readonly entry: AlertEntry
  readonly said: AlertChange['said']
}

interface Seen {
  readonly alertId: string
  readonly condition: Condition
  readonly subject: AlertSubject
}

function stillHolds(before: AlertEntry | undefined, seen: Seen, times: AlertTimes): Step {
  const { now, graceMs, isQuiet } = times
  const { alertId, subject } = seen
  const { kind, figures } = seen.condition
  const same = before && before.endedAt === null ? before : null
  const since = same?.since ?? now
  const began = (same?.began ?? false) || now - since >= graceMs
  const snoozedUntil = same?.snoozedUntil ?? null
  const isSnoozed = snoozedUntil !== null && now < snoozedUntil
  const told = same?.told ?? false
  const say = began && !told && !isQuiet && !isSnoozed
  const entry: AlertEntry = {
    alertId,
    kind,
    ...subject,
    figures,
    since,
    endedAt: null,
    snoozedUntil: isSnoozed ? snoozedUntil : null,
    began,
    told: told || say,
    goneSince: null,
  }
  return { entry, said: say ? 'began' : null }
}

/** The clock may have been set back, so a time of its own future counts as now. */
function isGone(entry: AlertEntry, { now, graceMs, isQuiet }: AlertTimes): Step {
  if (entry.endedAt !== null) return { entry, said: null }
  const goneSince = Math.min(entry.goneSince ?? now, now)
  if (now - goneSince < graceMs) return { entry: { ...entry, goneSince }, said: null }
  const ended = { ...entry, goneSince, endedAt: goneSince, snoozedUntil: null }
  return { entry: ended, said: entry.told && !isQuiet ? 'ended' : null }
}

/** Nothing is said of it until then, milliseconds. Null ends the snooze. Afterwards it is said again. */
export function snooze(book: AlertBook, alertId: string, until: number | null): AlertBook {
  const entry = book.get(alertId)
  if (!entry || entry.endedAt !== null) return book
  return new Map(book).set(alertId, { ...entry, snoozedUntil: until, told: until === null && entry.told })
}

/** Without what ended more than a day ago, and without sites that are gone. */
export function tidy(book: AlertBook, siteIds: ReadonlySet<string>, now: number): AlertBook {
  const kept = [...book.values()].filter(
    ({ siteId, endedAt }) =>
      (siteId === null || siteIds.has(siteId)) && (endedAt === null || now - endedAt < dayMs),
  )
  const ended = kept.filter(({ endedAt }) => endedAt !== null)
  const old = new Set(ended.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)).slice(mostEnded))
  const entries = kept.filter((entry) => !old.has(entry))
  return entries.length === book.size ? book : new Map(entries.map((entry) => [entry.alertId, entry]))
}

/** What a user sees: those that hold, then those that have ended, the latest first. */
export function alertsOf(book: AlertBook): Alert[] {
  const at = ({ endedAt, since }: AlertEntry): number => endedAt ?? since
  return [...book.values()]
    .filter(({ began }) => began)
    .sort((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null) || at(b) - at(a))
    .map(alertOf)
}

function alertOf(entry: AlertEntry): Alert {
  const { alertId, kind, siteId, siteName, figures, since, endedAt, snoozedUntil } = entry
  return { alertId, kind, siteId, siteName, figures, since, endedAt, snoozedUntil }
}
