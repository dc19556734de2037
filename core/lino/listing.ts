import { assertNever } from '../../contract/assert-never.ts'
import { succeed, type Failure, type Result } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import type { FrontEnd } from '../../contract/site.ts'
import type { HttpAnswer } from '../ports.ts'
import { dateOf, serverAheadOf } from './answers.ts'
import { calibrate, refit } from './calibration.ts'
import type { Evidence } from './offset-fit.ts'
import { columnsPath, fittingColumns, readColumns, usualColumns, type Columns } from './columns.ts'
import {
  askAsNobody,
  askAsUs,
  failed,
  forgetOwnSession,
  takeOwnSession,
  type Connection,
  type OwnSession,
} from './connection.ts'
import { factsOf, type SiteFacts } from './facts.ts'
import { notAdministrator, signedOut, unintelligible } from './failures.ts'
import { readLongList } from './list.ts'
import { askLiveness } from './liveness.ts'
import { knownFrontEnd, unlessGone } from './probe.ts'
import { paths } from './requests.ts'
import { letOthers, mapInSlices } from './slices.ts'
import { neverUsed, oneForEachKey, readCells, toSession, type RowCells } from './row.ts'

/** A session used longer ago than this tells the clock badly: it is used once more before the list. Milliseconds. */
const freshMs = 60_000

/** So many rows of a long list are looked at to learn how the site writes its times. */
const mostToLearnFrom = 5000

/** Rows: from so many on each step over all of them takes milliseconds. */
const longFrom = 2000

/** One list as it came. */
interface RawList {
  /** Without its body: a long one would be kept until the last row is read. */
  readonly answer: HttpAnswer
  readonly rows: ReadonlyMap<string, RowCells>
  readonly own: OwnSession
  /** How long before the answer our own session was used last, milliseconds. */
  readonly usedAgoMs: number
}

export interface Listing {
  /** In no order; expired ones included. */
  readonly sessions: Session[]
  /** The site's clock minus ours, milliseconds. */
  readonly serverAheadMs: number
  readonly facts: SiteFacts
}

/** All sessions of the site. */
export async function readSessions(connection: Connection, signal?: AbortSignal): Promise<Result<Listing>> {
  const frontEnd = await knownFrontEnd(connection)
  if (!frontEnd.ok) return frontEnd
  if (!connection.own) return failed(signedOut)
  const columns = await knownColumns(connection, frontEnd.value)
  const fresh = connection.ownUsedAt !== null && connection.clock.now() - connection.ownUsedAt <= freshMs
  if (!connection.calibration && !connection.cannotCalibrate && !fresh) {
    await askLiveness(connection, frontEnd.value)
  }
  let list = await fetchList(connection, frontEnd.value, columns, signal)
  if (!list.ok) return list
  if (!learn(connection, list.value) && !connection.cannotCalibrate) {
    await askLiveness(connection, frontEnd.value)
    list = await fetchList(connection, frontEnd.value, columns, signal)
    if (!list.ok) return list
    connection.cannotCalibrate = !learn(connection, list.value)
  }
  const sessions = await sessionsOf(connection, list.value)
  const serverAheadMs = serverAheadOf(list.value.answer)
  return succeed({ sessions, serverAheadMs, facts: factsOf(connection, frontEnd.value) })
}

/** By React's own description of the table, asked for once; else by position. */
async function knownColumns(connection: Connection, frontEnd: FrontEnd): Promise<Columns> {
  if (connection.columns) return connection.columns
  if (frontEnd !== 'react' || !connection.profile) return usualColumns
  const path = columnsPath(connection.profile)
  // As nobody: a file that a web server sends would not renew our last activity, and we would count on it.
  const answer = await askAsNobody(connection, path, 'file')
  if (answer.ok) connection.columns = readColumns(answer.value) ?? usualColumns
  return connection.columns ?? usualColumns
}

async function fetchList(
  connection: Connection,
  frontEnd: FrontEnd,
  columns: Columns,
  signal?: AbortSignal,
  again = false,
): Promise<Result<RawList>> {
  const own = connection.own
  if (!own) return failed(signedOut)
  const usedAt = connection.ownUsedAt
  const answer = await askAsUs(connection, paths.list, {
    timeoutMs: connection.timeouts.list,
    size: 'list',
    ...(signal ? { signal } : {}),
  })
  if (!answer.ok) return answer
  const list = await readLongList(answer.value, own.cookieName)
  switch (list.kind) {
    case 'rows': {
      const fitting = fittingColumns(columns, list.rows, { key: own.key, user: connection.signedInAs })
      // That looks through all rows twice at most.
      if (list.rows.length > longFrom) await letOthers()
      const read = await mapInSlices(list.rows, (row) => readCells(row, fitting))
      if (!read.every((row) => row !== null))
        return failed(unintelligible('a list of the sessions', answer.value))
      const rows = await oneForEachKey(read)
      // Its cookie may have been taken away by this very answer, and here it is all the same.
      if (!connection.own && rows.has(own.key)) takeOwnSession(connection, own)
      const usedAgoMs = usedAt === null ? Infinity : answer.value.receivedAt - usedAt
      return succeed({ answer: { ...answer.value, body: '' }, rows, own, usedAgoMs })
    }
    case 'mayBeHidden':
      return again ? failed(list.failure) : fetchList(connection, frontEnd, columns, signal, true)
    case 'hidden':
      return failed(list.failure)
    case 'dead':
      forgetOwnSession(connection)
      return failed(signedOut)
    case 'refused':
      return failed(notAdministrator)
    case 'failed':
      return failed(await explained(connection, frontEnd, answer.value, list.failure))
    default:
      return assertNever(list)
  }
}

/** Django answers 400 to a request whose session was ended under it: asking who we are tells that from a busy server. */
async function explained(
  connection: Connection,
  frontEnd: FrontEnd,
  answer: HttpAnswer,
  failure: Failure,
): Promise<Failure> {
  if (answer.status === 404) return unlessGone(connection, failure)
  if (answer.status !== 400) return failure
  const live = await askLiveness(connection, frontEnd)
  if (live.kind !== 'dead') return failure
  forgetOwnSession(connection)
  return signedOut
}

/** Null: our own row is not in the list. */
function evidenceOf(list: RawList): Evidence | null {
  const own = list.rows.get(list.own.key)
  if (!own) return null
  return {
    activity: neverUsed(own) ? null : own.activity,
    expiry: own.expiry,
    siteNow: dateOf(list.answer) ?? list.answer.receivedAt,
    usedAgoMs: list.usedAgoMs,
    maxAge: list.own.maxAge,
  }
}

/**
 * Checks what was learnt against our own row, and learns anew where it does not fit. False: our row tells nothing yet
 * (it is not used) or nothing fits it, which another list after another use may change.
 */
function learn(connection: Connection, list: RawList): boolean {
  const evidence = evidenceOf(list)
  const known = connection.calibration
  // Our own row may be missing for a moment; what was learnt before stays good.
  if (!evidence) return true
  const refitted = known && refit(known, evidence)
  if (refitted) {
    connection.calibration = refitted
    return true
  }
  // An old row could be taken for a fresh one of another offset.
  if (list.usedAgoMs > freshMs) return false
  // So many tell it as well as all.
  const nth = Math.ceil(list.rows.size / mostToLearnFrom)
  const some = [...list.rows.values()].filter((_, index) => index % nth === 0)
  const others = some.flatMap((row) => (neverUsed(row) || row.key === list.own.key ? [] : [row.activity]))
  const learnt = calibrate(evidence, others, { language: connection.language, before: known })
  connection.calibration = learnt
  connection.log.write('info', 'Learnt how to read the site’s times', {
    order: learnt?.order ?? null,
    activityOffset: learnt?.activityOffset ?? null,
    expiryOffset: learnt?.expiryOffset ?? null,
    cookieAge: learnt?.cookieAge ?? null,
    zones: learnt?.clocks?.zones.length ?? 0,
  })
  const done = learnt !== null && learnt.activityOffset !== null
  if (done) connection.cannotCalibrate = false
  return done
}

async function sessionsOf(connection: Connection, list: RawList): Promise<Session[]> {
  const own = list.rows.get(list.own.key)
  const others = list.rows.size - (own ? 1 : 0)
  connection.killOffered =
    others === 0 ? null : [...list.rows.values()].some((row) => row !== own && row.killLink)
  const reading = {
    refs: connection.refs,
    ownKey: list.own.key,
    calibration: connection.calibration,
    siteNow: dateOf(list.answer) ?? list.answer.receivedAt,
  }
  await connection.refs.keepOnly(list.rows)
  const sessions = await mapInSlices(list.rows.values(), (row) => toSession(row, reading))
  connection.ownUser = own?.user ?? connection.ownUser
  const anonymous = sessions.filter((each) => each.user === null)
  connection.anonymous = new Set(anonymous.map(({ ref }) => ref))
  return sessions
}
