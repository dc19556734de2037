import { assertNever } from '../../contract/assert-never.ts'
import { dateOf } from '../../core/lino/answers.ts'
import { calibrate } from '../../core/lino/calibration.ts'
import { readColumns, usualColumns } from '../../core/lino/columns.ts'
import { readSignOut } from '../../core/lino/end-session.ts'
import { readWayIn } from '../../core/lino/enter-full.ts'
import { readKill } from '../../core/lino/kill-answer.ts'
import type { SignOutWay } from '../../core/lino/connection-state.ts'
import { readList } from '../../core/lino/list.ts'
import { readUserSettings } from '../../core/lino/liveness.ts'
import { offersTrustDevice } from '../../core/lino/probe.ts'
import { neverUsed, readCells } from '../../core/lino/row.ts'
import { readSignIn, readTrust, type SignInAnswer } from '../../core/lino/sign-in-answer.ts'
import { readSignInOver } from '../../core/lino/sign-in-over.ts'
import { isSignOutJson, isSignOutRedirect } from '../../core/lino/sign-out-url.ts'
import type { Capture } from './capture.ts'
import type { Reader } from './expectation.ts'

const site = { origin: 'http://127.0.0.1', base: 'http://127.0.0.1' }
const redirect: SignOutWay = { path: '/auth', answers: 'redirect', signedInOnly: false }
const json: SignOutWay = { path: '/api/users/Me?an=sign_out', answers: 'json', signedInOnly: true }

/**
 * The site's cookie age, seconds (null: the cookie ends with the browser), and the key that the list was
 * asked with.
 */
export interface OwnOfCapture {
  readonly maxAge: number | null
  readonly key: string | null
}

/** What the client's own functions make of a capture, in a few words. */
export function outcomeOf(reader: Reader, capture: Capture, own: OwnOfCapture): string {
  const { answer } = capture
  switch (reader) {
    case 'signIn':
      return signInOutcome(readSignIn(answer, userOf(capture)))
    case 'signInOver': {
      const read = readSignInOver(answer, userOf(capture), 'sessionid')
      return read.kind === 'signedIn' && read.key !== own.key ? 'signed in, a new key' : read.kind
    }
    case 'trust':
      return signInOutcome(readTrust(answer))
    case 'wayIn': {
      const read = readWayIn(answer)
      if (read.kind === 'signedIn') return 'signed in'
      return read.left ? `${read.failure.kind}, leaves a session` : read.failure.kind
    }
    case 'settings': {
      const settings = readUserSettings(answer)
      if (!settings) return 'none'
      return settings.loggedIn ? `signed in, ${settings.userType ?? 'no type'}` : 'nobody'
    }
    case 'siteData':
      return offersTrustDevice(answer) ? 'second factor' : 'no second factor'
    case 'columns': {
      const columns = readColumns(answer)
      return columns ? JSON.stringify(Object.values(columns)) : 'none'
    }
    case 'list':
      return listOutcome(capture, own)
    case 'kill':
      return endOutcome(readKill(answer, 'sessionid'))
    case 'signOutAsNobody':
      return isSignOutRedirect(answer, site) || isSignOutJson(answer) ? 'is a sign-out' : 'is no sign-out'
    case 'signOutRedirect':
      return endOutcome(readSignOut(answer, redirect, 'sessionid', site))
    case 'signOutJson':
      return endOutcome(readSignOut(answer, json, 'sessionid', site))
    default:
      return assertNever(reader)
  }
}

function userOf(capture: Capture): string {
  return new URLSearchParams(capture.requestBody).get('username') ?? ''
}

function signInOutcome(read: SignInAnswer): string {
  switch (read.kind) {
    case 'signedIn':
      return read.cookie.maxAge === null
        ? 'signed in, until the browser closes'
        : `signed in, ${read.cookie.maxAge} s`
    case 'refused':
    case 'codeNeeded':
      return read.failure.limit === undefined
        ? read.failure.kind
        : `${read.failure.kind} ${read.failure.limit}`
    case 'trusted':
    case 'noSuchAction':
      return read.kind
    default:
      return assertNever(read)
  }
}

function endOutcome(answer: ReturnType<typeof readKill>): string {
  return answer.kind === 'failed' ? answer.failure.kind : answer.kind
}

/** How many rows, and how our own one tells to read the times: order, offsets, cookie age. */
function listOutcome(capture: Capture, { maxAge, key }: OwnOfCapture): string {
  const list = readList(capture.answer, 'sessionid')
  if (list.kind !== 'rows') return 'failure' in list ? `${list.kind}: ${list.failure.kind}` : list.kind
  const rows = list.rows.flatMap((row) => readCells(row, usualColumns) ?? [])
  const own = rows.find((row) => row.key === key)
  const counted = `${rows.length} of ${list.count} rows`
  if (!own) return counted
  const evidence = {
    activity: neverUsed(own) ? null : own.activity,
    expiry: own.expiry,
    siteNow: dateOf(capture.answer) ?? 0,
    usedAgoMs: 10_000,
    maxAge,
  }
  const others = rows.flatMap((row) => (row === own || neverUsed(row) ? [] : [row.activity]))
  const learnt = calibrate(evidence, others)
  if (!learnt) return `${counted}, times unknown`
  return `${counted}, ${learnt.order} ${learnt.activityOffset ?? '?'} ${learnt.expiryOffset ?? '?'} min, ${learnt.cookieAge ?? '?'} s`
}
