import { assertNever } from '../contract/assert-never.ts'
import type { Alert, AlertChange } from '../contract/alert.ts'
import { visible } from '../core/domain/visible.ts'
import { say, sayCount } from './say.ts'
import { clockTime, dayTime, exactDateTime } from './times.ts'

/** The words of the alerts. */
export const alerts = {
  title: () => say('Alerts'),
  lead: () =>
    say('The console looks at every site that it reads. An alert ends by itself when its reason is gone.'),
  none: () => say('No alert'),
  noneHint: () => say('No site is full, nearly full or out of reach, as far as the console reads them.'),
  ended: () => say('Ended in the last 24 hours'),
  open: () => say('Open site'),
  openAudit: () => say('Open audit log'),
  count: (count: number): string => sayCount('{count} alert', '{count} alerts', { count }),
  snooze: () => say('Snooze'),
  snoozed: (until: number, now: number): string => say('Snoozed until {time}', { time: dayTime(until, now) }),
  wake: () => say('End snooze'),
  snoozes: {
    hour: () => say('For an hour'),
    day: () => say('For a day'),
    week: () => say('For a week'),
  },
  since: (alert: Alert, now: number): string =>
    alert.endedAt === null
      ? say('since {time}', { time: dayTime(alert.since, now) })
      : say('{from} to {to}', { from: dayTime(alert.since, now), to: dayTime(alert.endedAt, now) }),
  settings: () => say('Alert settings…'),
} as const

/** What an alert says, without its site's name: `Full, but only 3 on now`. */
export function alertText(alert: Alert): string {
  const { live, limit, onNow = null, count, user, at } = alert.figures
  switch (alert.kind) {
    case 'full':
      if (live === undefined || limit === undefined) return say('Full')
      return onNow === null
        ? say('Full: {live} of {limit} sessions', { live, limit })
        : say('Full: {live} of {limit} sessions, {onNow} on now', { live, limit, onNow })
    case 'falseAlert':
      if (onNow === null) return say('Full, but hardly anybody on now')
      return onNow === 0
        ? say('Full, but nobody on now')
        : say('Full, but only {count} on now', { count: onNow })
    case 'nearLimit':
      return live === undefined || limit === undefined
        ? say('Near the sessions limit')
        : say('Near the limit: {live} of {limit} sessions', { live, limit })
    case 'dangling':
      return count === undefined
        ? say('Many dangling sessions')
        : sayCount('{count} dangling session', '{count} dangling sessions', { count })
    case 'userSessions':
      return count === undefined || user === undefined
        ? say('One user has many sessions')
        : sayCount('{user} has {count} session', '{user} has {count} sessions', {
            count,
            user: visible(user),
          })
    case 'unreachable':
      return at === undefined ? say('Not reached') : say('Not reached since {time}', { time: clockTime(at) })
    case 'certificate':
      return say('Its certificate cannot be trusted')
    case 'certificateExpires':
      return at === undefined
        ? say('Its certificate expires soon')
        : say('Its certificate is valid until {time}', { time: exactDateTime(at) })
    case 'auditDamaged':
      return say('The audit log is damaged')
    default:
      return assertNever(alert.kind)
  }
}

/** For a list or a screen reader: `Lino Eupen: Full, but only 3 on now`. */
export function alertLine(alert: Alert): string {
  const text = alertText(alert)
  return alert.siteName === null ? text : say('{site}: {text}', { site: visible(alert.siteName), text })
}

/** What a notification says. A locked screen may show it, so it names sites and counts, and no user. */
export function noticeOf({ alert, said }: AlertChange): string {
  const { count, live, limit, onNow, at } = alert.figures
  const known = Object.entries({ count, live, limit, onNow, at }).filter(([, figure]) => figure !== undefined)
  const line = alertLine({ ...alert, figures: Object.fromEntries(known) })
  return said === 'ended' ? say('Over: {text}', { text: line }) : line
}

/** Several alerts at once: one notification, not twenty. */
export const manyNotices = (count: number): string =>
  sayCount('{count} alert has changed', '{count} alerts have changed', { count })

/** The window's title, where the number of open alerts comes first: a minimised window shows its begin. */
export function windowTitle(page: string | null, openAlerts: number): string {
  const product = 'Lino Session Console'
  const title = page === null ? product : `${page} – ${product}`
  return openAlerts === 0 ? title : `(${String(openAlerts)}) ${title}`
}
