import { assertNever } from '../../contract/assert-never.ts'
import { succeed, type Failure, type Result } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import type { FrontEnd } from '../../contract/site.ts'
import type { HttpAnswer } from '../ports.ts'
import { dateOf, serverAheadOf } from './answers.ts'
import { calibrate, refit, whyUnread } from './calibration.ts'
import type { Evidence } from './offset-fit.ts'
import {
  columnsPath,
  doubtfulColumns,
  fittingColumns,
  readColumns,
  usualColumns,
  type Columns,
} from './columns.ts'
import {
  askAsNobody,
  askAsUs,
  failed,
  forgetOwnSession,
  takeOwnSession,
  type Connection,
} from './connection.ts'
import type { OwnSession } from './connection-state.ts'
import { factsOf, type SiteFacts } from './facts.ts'
import { columnsMoved, listShort, notAdministrator, signedOut, unintelligible } from './failures.ts'
import { readLongList } from './list.ts'
import { askLiveness } from './liveness.ts'
import { knownFrontEnd, unlessGone } from './probe.ts'
import { paths } from './requests.ts'
import { letOthers, mapInSlices } from './slices.ts'
import { neverUsed, oneForEachKey, readCells, toSession, type RowCells } from './row.ts'

/**
 * A session that was used longer ago shows the clock badly, so it is used once more before the list.
 * Milliseconds.
 */
const freshMs = 60_000

/** The number of rows of a long list that are used to learn how the site writes its times. */
const mostToLearnFrom = 5000

/** From this number of rows on, each step over all of them takes milliseconds. */
const longFrom = 2000

/** One list as it came. */
interface RawList {
  /** Without its body: a long body would stay in memory until the last row is read. */
  readonly answer: HttpAnswer
  readonly rows: ReadonlyMap<string, RowCells>
  readonly own: OwnSession
  /** How long before the answer our own session was last used, milliseconds. */
  readonly usedAgoMs: number
}

export interface Listing {
  /** In no order. Expired ones are included. */
  readonly sessions: Session[]
  /** The site's clock minus ours, milliseconds. */
  readonly serverAheadMs: number
  readonly facts: SiteFacts
}

/** All sessions of the site. */
export async function readSessions(connection: Connection, signal?: AbortSignal): Promise<Result<Listing>> {
  const frontEnd = await knownFrontEnd(connection)
  if (!frontEnd.ok) return frontEnd
  if (!connection.ours.session) return failed(signedOut)
  const columns = await knownColumns(connection, frontEnd.value)
  const fresh = connection.ours.usedAt !== null && connection.clock.now() - connection.ours.usedAt <= freshMs
  if (!connection.reading.calibration && !connection.reading.cannotCalibrate && !fresh) {
    await askLiveness(connection, frontEnd.value)
  }
  let list = await fetchList(connection, frontEnd.value, columns, signal)
  if (!list.ok) return list
  if (!learn(connection, list.value) && !connection.reading.cannotCalibrate) {
    await askLiveness(connection, frontEnd.value)
    list = await fetchList(connection, frontEnd.value, columns, signal)
    if (!list.ok) return list
    connection.reading.cannotCalibrate = !learn(connection, list.value)
  }
  const sessions = await takeSessions(connection, list.value)
  const serverAheadMs = serverAheadOf(list.value.answer)
  return succeed({ sessions, serverAheadMs, facts: factsOf(connection, frontEnd.value) })
}

/** By React's own description of the table, requested once. Otherwise by position. */
async function knownColumns(connection: Connection, frontEnd: FrontEnd): Promise<Columns> {
  if (connection.reading.columns) return connection.reading.columns
  if (frontEnd !== 'react' || !connection.ours.profile) return usualColumns
  const path = columnsPath(connection.ours.profile)
  // Without our session: a file from a web server would not renew our last activity, and we would rely on it.
  const answer = await askAsNobody(connection, path, 'file')
  if (answer.ok) connection.reading.columns = readColumns(answer.value) ?? usualColumns
  return connection.reading.columns ?? usualColumns
}

async function fetchList(
  connection: Connection,
  frontEnd: FrontEnd,
  columns: Columns,
  signal?: AbortSignal,
  again = false,
): Promise<Result<RawList>> {
  const own = connection.ours.session
  if (!own) return failed(signedOut)
  const usedAt = connection.ours.usedAt
  const answer = await askAsUs(connection, paths.list, {
    timeoutMs: connection.timeouts.list,
    size: 'list',
    ...(signal ? { signal } : {}),
  })
  if (!answer.ok) return answer
  const list = await readLongList(answer.value, own.cookieName)
  switch (list.kind) {
    case 'rows': {
      // Once more: a session may have ended between the count and the rows.
      if (list.isShort)
        return again
          ? failed(listShort(list.rows.length))
          : fetchList(connection, frontEnd, columns, signal, true)
      const us = { key: own.key, user: connection.ours.signedInAs }
      const fitting = fittingColumns(columns, list.rows, us)
      const doubtful = doubtfulColumns(fitting, list.rows, us)
      if (doubtful.length > 0) return failed(columnsMoved(doubtful))
      // That goes through all rows a few times at most.
      if (list.rows.length > longFrom) await letOthers()
      const read = await mapInSlices(list.rows, (row) => readCells(row, fitting))
      if (!read.every((row) => row !== null)) return failed(unintelligible('list', answer.value))
      const rows = await oneForEachKey(read)
      // This very answer may have removed its cookie, and yet the session is in the list.
      if (!connection.ours.session && rows.has(own.key)) takeOwnSession(connection, own)
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

/**
 * Django answers 400 to a request whose session was ended under it. Asking who we are distinguishes that from
 * a busy server.
 */
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
 * Compares the calibration with our own row, and learns again if it does not fit. False: our row says nothing
 * yet (it was not used), or nothing fits it. Another list after another use may change that.
 */
function learn(connection: Connection, list: RawList): boolean {
  const evidence = evidenceOf(list)
  const known = connection.reading.calibration
  // Our own row may be missing for a moment. The earlier calibration stays good.
  if (!evidence) return true
  const refitted = known && refit(known, evidence)
  if (refitted) {
    connection.reading.calibration = refitted
    connection.reading.timesUnread = null
    return true
  }
  // An old row could be taken for a fresh row with another offset.
  if (list.usedAgoMs > freshMs) return false
  // This number of rows shows it as well as all.
  const nth = Math.ceil(list.rows.size / mostToLearnFrom)
  const some = [...list.rows.values()].filter((_, index) => index % nth === 0)
  const others = some.flatMap((row) => (neverUsed(row) || row.key === list.own.key ? [] : [row.activity]))
  const expiries = some.map((row) => row.expiry)
  const learnt = calibrate(evidence, others, { language: connection.about.language, before: known, expiries })
  connection.reading.calibration = learnt
  connection.reading.timesUnread = whyUnread(evidence, others, learnt)
  connection.log.write('info', 'Learnt how to read the site’s times', {
    order: learnt?.order ?? null,
    unread: connection.reading.timesUnread,
    activityOffset: learnt?.activityOffset ?? null,
    expiryOffset: learnt?.expiryOffset ?? null,
    cookieAge: learnt?.cookieAge ?? null,
    zones: learnt?.clocks?.zones.length ?? 0,
  })
  const done = learnt !== null && learnt.activityOffset !== null
  if (done) connection.reading.cannotCalibrate = false
  return done
}

/**
 * The sessions of a list. The connection notes what the list shows: whether this Lino offers a kill, our own
 * user, and which sessions are anonymous.
 */
async function takeSessions(connection: Connection, list: RawList): Promise<Session[]> {
  const own = list.rows.get(list.own.key)
  const others = list.rows.size - (own ? 1 : 0)
  connection.reading.killOffered =
    others === 0 ? null : [...list.rows.values()].some((row) => row !== own && row.killLink)
  const reading = {
    refs: connection.refs,
    ownKey: list.own.key,
    keys: list.rows,
    calibration: connection.reading.calibration,
    timesUnread: connection.reading.timesUnread,
    siteNow: dateOf(list.answer) ?? list.answer.receivedAt,
  }
  await connection.refs.keepOnly(list.rows)
  const sessions = await mapInSlices(list.rows.values(), (row) => toSession(row, reading))
  connection.ours.user = own?.user ?? connection.ours.user
  const anonymous = sessions.filter((each) => each.user === null)
  connection.reading.anonymous = new Set(anonymous.map(({ ref }) => ref))
  return sessions
}
