import type { Session, SessionState } from '../../../contract/session.ts'
import { idleMs, stateOf } from '../../../core/domain/state.ts'
import { noActivityWords } from '../../../words/activity.ts'
import { say } from '../../../words/say.ts'
import { localTime, span } from '../../../words/spans.ts'
import { stateWords } from '../../../words/states.ts'
import { anonymous } from '../../../words/users.ts'
import type { Paint, Style } from './colour.ts'
import { table } from './table.ts'
import type { Column } from './table.ts'

/** The time by which things are judged: the site's, milliseconds. */
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
      title: say('User'),
      cell: (session) => session.user ?? anonymous(),
      atMost: 32,
      style: (session) => (session.user === null ? 'dim' : null),
    },
    {
      title: say('Last activity'),
      cell: (session) => (session.lastActivity === null ? say('unknown') : localTime(session.lastActivity)),
    },
    { title: say('Idle'), cell: (session) => idleWords(session, now) },
    { title: say('IP'), cell: (session) => session.ip ?? '', atMost: 40 },
    { title: say('Expires'), cell: (session) => expiryWords(session.expiresAt, now) },
    {
      title: say('State'),
      cell: (session) => stateWords[state(session)](),
      style: (session) => stateStyles[state(session)],
    },
    { title: say('Key'), cell: (session) => session.keyPrefix, atMost: 6 },
    { title: say('Ref'), cell: (session) => session.ref, style: () => 'dim' },
  ]
}

function idleWords(session: Session, now: number): string {
  const idle = idleMs(session, now)
  if (idle !== null) return span(idle)
  const { lastSaved, activityUnknown, user } = session
  const began = lastSaved === null ? null : say('{time} ago', { time: span(Math.max(0, now - lastSaved)) })
  return noActivityWords(activityUnknown ?? 'unreadable', began, user === null)
}

function expiryWords(expiresAt: number | null, now: number): string {
  if (expiresAt === null) return say('unknown')
  return expiresAt >= now
    ? say('in {time}', { time: span(expiresAt - now) })
    : say('{time} ago', { time: span(now - expiresAt) })
}
