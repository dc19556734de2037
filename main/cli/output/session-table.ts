import type { Session, SessionState } from '../../../contract/session.ts'
import { idleMs, stateOf } from '../../../core/domain/state.ts'
import type { Paint, Style } from './colour.ts'
import { table } from './table.ts'
import type { Column } from './table.ts'
import { localTime, span } from './times.ts'

/** Whose time things are judged by: the site's, milliseconds. */
export interface Judging {
  readonly now: number
  readonly danglingAfterMs: number
}

const stateStyles: Readonly<Record<SessionState, Style | null>> = {
  own: 'cyan',
  active: 'green',
  dangling: 'yellow',
  unknown: null,
  expired: 'dim',
}

export function sessionTable(sessions: readonly Session[], judging: Judging, paint: Paint): string[] {
  return table(sessionColumns(judging), sessions, paint)
}

function sessionColumns({ now, danglingAfterMs }: Judging): Column<Session>[] {
  const state = (session: Session): SessionState => stateOf(session, now, danglingAfterMs)
  return [
    {
      title: 'USER',
      cell: (session) => session.user ?? '(nobody)',
      atMost: 32,
      style: (session) => (session.user === null ? 'dim' : null),
    },
    {
      title: 'LAST ACTIVITY',
      cell: (session) => (session.lastActivity === null ? 'unknown' : localTime(session.lastActivity)),
    },
    { title: 'IDLE', cell: (session) => idleWords(session, now) },
    { title: 'IP', cell: (session) => session.ip ?? '', atMost: 40 },
    { title: 'EXPIRES', cell: (session) => expiryWords(session.expiresAt, now) },
    { title: 'STATE', cell: state, style: (session) => stateStyles[state(session)] },
    { title: 'KEY', cell: (session) => session.keyPrefix, atMost: 6 },
    { title: 'REF', cell: (session) => session.ref, style: () => 'dim' },
  ]
}

function idleWords(session: Session, now: number): string {
  const idle = idleMs(session, now)
  if (idle !== null) return span(idle)
  switch (session.activityUnknown) {
    case 'neverUsed':
      return session.lastSaved === null
        ? 'never used'
        : `never used, signed in ${span(Math.max(0, now - session.lastSaved))} ago`
    case 'notCalibrated':
      return 'clock not learnt'
    default:
      return 'date not readable'
  }
}

function expiryWords(expiresAt: number | null, now: number): string {
  if (expiresAt === null) return 'unknown'
  return expiresAt >= now ? `in ${span(expiresAt - now)}` : `${span(now - expiresAt)} ago`
}
