import { assertNever } from '../contract/assert-never.ts'
import type { Session, SessionState } from '../contract/session.ts'
import type { SortColumn } from '../contract/session-view.ts'
import { isoTime } from '../core/domain/iso-time.ts'
import { csvText, pastedRow } from '../core/domain/spreadsheet.ts'
import { idleMs } from '../core/domain/state.ts'
import { fileTime, fileWord } from './file-name.ts'
import { say } from './say.ts'
import { expiresWords, lastActivityWords } from './sessions.ts'
import { stateLabel } from './states.ts'
import { exactDateTime, shortDuration } from './times.ts'
import { anonymous } from './users.ts'

interface Judged {
  readonly session: Session
  readonly state: SessionState
}

/**
 * Rows of the table as text for the clipboard, with tabs between the cells: the columns that are shown, in
 * words. A spreadsheet computes and splits none of it. `now` is the site's, milliseconds.
 */
export function tableText(rows: readonly Judged[], columns: readonly SortColumn[], now: number): string {
  return rows.map((row) => pastedRow(columns.map((column) => cellOf(row, column, now)))).join('\n')
}

function cellOf({ session, state }: Judged, column: SortColumn, now: number): string {
  switch (column) {
    case 'user':
      return session.user ?? anonymous()
    case 'lastActivity':
      return session.lastActivity === null
        ? lastActivityWords(session, now)
        : exactDateTime(session.lastActivity)
    case 'idle': {
      const idle = idleMs(session, now)
      return idle === null ? '' : shortDuration(idle)
    }
    case 'ip':
      return session.ip ?? say('not known')
    case 'expires':
      return session.expiresAt === null ? expiresWords(session, now) : exactDateTime(session.expiresAt)
    case 'state':
      return stateLabel(state)
    case 'key':
      return `${session.keyPrefix}…`
    default:
      return assertNever(column)
  }
}

/**
 * Rows of the table for a spreadsheet or a program: the fields of `list --json`, times in UTC. It holds no
 * part of a key.
 */
export function tableCsv(rows: readonly Judged[], now: number): string {
  return csvText([
    ['ref', 'user', 'state', 'lastActivity', 'idleSeconds', 'ip', 'expiresAt'],
    ...rows.map(({ session, state }) => {
      const idle = idleMs(session, now)
      return [
        session.ref,
        session.user ?? '',
        state,
        isoTime(session.lastActivity) ?? '',
        idle === null ? '' : String(Math.max(0, Math.floor(idle / 1000))),
        session.ip ?? '',
        isoTime(session.expiresAt) ?? '',
      ]
    }),
  ])
}

/** The name of a file with the table of a site. `now`: milliseconds. */
export const tableFile = (siteName: string, now: number): string =>
  `sessions-${fileWord(siteName)}-${fileTime(now)}.csv`
