import { calibrate } from '../../../core/lino/calibration.ts'
import { exceptionOf, isHtml, readObject, serverAheadOf, siteText } from '../../../core/lino/answers.ts'
import { readColumns, usualColumns } from '../../../core/lino/columns.ts'
import { dropsSession, readSetCookies, sessionCookieOf } from '../../../core/lino/cookies.ts'
import { readSignOut } from '../../../core/lino/end-session.ts'
import { readWayIn } from '../../../core/lino/enter-full.ts'
import { plainly } from '../../../core/domain/secret-forms.ts'
import { createKeyFinder, withoutKeyShapes } from '../../../core/lino/find-keys.ts'
import { createKnownSecrets } from '../../../core/lino/known-secrets.ts'
import { learnExpiry } from '../../../core/lino/expiry-offset.ts'
import { generalFailure, notLino } from '../../../core/lino/failures.ts'
import { readKill } from '../../../core/lino/kill-answer.ts'
import { readList } from '../../../core/lino/list.ts'
import { profileOf, readUserSettings } from '../../../core/lino/liveness.ts'
import { monthOf } from '../../../core/lino/month-names.ts'
import { offersTrustDevice } from '../../../core/lino/probe.ts'
import { canStandInCookie, createRefs } from '../../../core/lino/refs.ts'
import { readRefusal } from '../../../core/lino/refusal-texts.ts'
import { readCells, toSession } from '../../../core/lino/row.ts'
import { readSignIn, readTrust } from '../../../core/lino/sign-in-answer.ts'
import { readSignInOver } from '../../../core/lino/sign-in-over.ts'
import { isSignOutJson, isSignOutRedirect } from '../../../core/lino/sign-out-url.ts'
import { readLocal, splitCell } from '../../../core/lino/site-dates.ts'
import { httpsTwin, parseSiteUrl } from '../../../core/lino/site-url.ts'
import { readUserNames } from '../../../core/lino/user-list.ts'
import type { Reader } from './reader.ts'
import { answerWith } from './answer.ts'
import { counts, moments } from './ranges.ts'

const site = { origin: 'http://lino.example', base: 'http://lino.example/one' }
const signOutWay = { path: '/auth', answers: 'redirect', signedInOnly: false } as const
const calibration = { order: 'dmy', activityOffset: 60, expiryOffset: 60, cookieAge: 1_209_600 } as const
const reading = {
  refs: createRefs(site.origin),
  ownKey: 'own',
  keys: new Set<string>(),
  calibration,
  siteNow: answerWith().receivedAt,
}

/** Each text is cut to this length, or a shorter one, before anything is hidden in it. */
const mostText = 4000
const secretsOf = (text: string): unknown => [secrets.hide(text), secrets.hideInName(text)]
/** As a hostile site may choose them: alike, and of each length. */
const finder = createKeyFinder()
const secrets = createKnownSecrets()
for (let length = 4; length < 64; length += 1) {
  for (const sign of ['a', '0', 'k', ' ', '%', '=']) {
    finder.add(sign.repeat(length))
    finder.add(`${sign.repeat(length)}${'b'.repeat(3800)}`)
    if (length % 12 === 0) secrets.addTyped(`${sign.repeat(length)}b`)
  }
}

const json = (value: unknown): string => JSON.stringify(value)
const evidence = (activity: string, expiry: string, maxAge: number | null = null) => ({
  activity,
  expiry,
  siteNow: answerWith().receivedAt,
  usedAgoMs: 1000,
  maxAge,
})

/** Cells and dates. */
const ofCells: readonly Reader[] = [
  { name: 'a row of the list', read: (text) => readRow([text, text, text, null, text, text, text]) },
  { name: 'a key', read: (text) => readRow(['', '', '', null, '', '', text]) },
  { name: 'whether a key fits into a cookie', read: (text) => canStandInCookie(text) },
  { name: 'a date', bare: moments, read: (text) => timesOf(text) },
  {
    name: 'a date with a text after it',
    bare: moments,
    read: (text) => timesOf(`23.11.2026 03:29 (${text})`),
  },
  { name: 'a date with a text within it', bare: moments, read: (text) => timesOf(`23.11.2026${text} 03:29`) },
  { name: 'a month', bare: [1, 12], read: (text) => monthOf(text) },
  { name: 'an expiry', read: (text) => learnExpiry('dmy', 0, evidence('23.11.2026 03:24', text)) },
  {
    name: 'an expiry in words',
    read: (text) => learnExpiry('dmy', 0, evidence('', `25.11.2026 03:24 (UTC) (${text} from now)`)),
  },
  { name: 'the own row', read: (text) => calibrate(evidence(text, text, 1_209_600), [text, text]) },
]

function readRow(row: readonly unknown[]): unknown {
  const cells = readCells(row, usualColumns)
  return cells && toSession(cells, reading)
}

function timesOf(text: string): unknown {
  const cell = splitCell(text)
  return cell && (['dmy', 'mdy', 'ymd'] as const).map((order) => readLocal(cell, order))
}

/** A date with a day around the years of Lino, from ours: milliseconds. */
const aheads = [moments[0] - answerWith().receivedAt, moments[1] - answerWith().receivedAt] as const

/** Answers, by the request. */
const ofAnswers: readonly Reader[] = [
  { name: 'any answer', read: (body) => lookAt(answerWith({ body })) },
  { name: 'an answer that is an error', read: (body) => lookAt(answerWith({ status: 400, body })) },
  { name: 'an exception', read: (text) => lookAt(answerWith({ status: 400, body: `Warning: ${text}` })) },
  { name: 'an exception’s type', read: (text) => lookAt(answerWith({ status: 400, body: `${text}: no` })) },
  {
    name: 'who we are',
    read: (text) => readUserSettings(settings(text)),
  },
  { name: 'the path of the site’s data', read: (text) => profileOf(text) },
  {
    name: 'the path of the site’s data, in its place',
    read: (text) => profileOf(`/media/cache/json/lino_${text}.json`),
  },
  { name: 'a refusal', read: (text) => readRefusal(text, 'robin') },
  { name: 'a refusal of the limit', read: (text) => readRefusal(`There are more than ${text}`, 'robin') },
  {
    name: 'a refusal in German',
    read: (text) => readRefusal(`Anmeldung als ${text} fehlgeschlagen`, 'robin'),
  },
  {
    name: 'a refusal with an address',
    read: (text) => readRefusal(`Liiga palju ${text} 2001:db8::1`, 'robin'),
  },
  ...(['message', 'alert', 'eval_js'] as const).flatMap((name): Reader[] => [
    { name: `a sign-in’s ${name}`, read: (text) => readSignIn(refusal(name, text), 'robin') },
    { name: `a code’s ${name}`, read: (text) => readTrust(refusal(name, text)) },
    {
      name: `a sign-in over another’s ${name}`,
      read: (text) => readSignInOver(refusal(name, text), 'robin', 'sessionid'),
    },
    { name: `a Kill’s ${name}`, read: (text) => readKill(refusal(name, text), 'sessionid') },
  ]),
  { name: 'the way in', read: (text) => readWayIn(answerWith({ status: 400, body: `Warning: ${text}` })) },
  {
    name: 'a Kill’s exception',
    read: (text) => readKill(answerWith({ status: 400, body: `Http404: ${text}` }), 'sessionid'),
  },
  {
    name: 'an empty list',
    read: (text) => readList(answerWith({ body: json({ rows: [], no_data_text: text }) }), 'sessionid'),
  },
  { name: 'a list', read: (text) => readList(answerWith({ body: `{"rows":[["${text}"]]}` }), 'sessionid') },
  {
    name: 'a list that fails',
    read: (text) => readList(answerWith({ status: 400, body: `TypeError: ${text}` }), 'sessionid'),
  },
  {
    name: 'the columns',
    bare: counts,
    read: (text) => placesOf(`{"pk_index":0,"col":[{"name":"${text}"}]}`),
  },
  { name: 'all of the columns', bare: counts, read: (body) => placesOf(body) },
  {
    name: 'the users',
    read: (text) => readUserNames(answerWith({ body: json({ rows: [[text], ['robin']] }) }), 'robin'),
  },
  {
    name: 'users in ever longer rows',
    read: (text) => {
      const rows = [
        ...Array.from({ length: text.length / 100 }, () => ['x']),
        Array.from(text.slice(0, text.length / 4)),
      ]
      return readUserNames(answerWith({ body: json({ rows }) }), 'robin')
    },
  },
  { name: 'a text with keys', read: (text) => finder.hide(text.slice(0, mostText)) },
  { name: 'a text read plainly', read: (text) => plainly(text) },
  { name: 'a text with things like keys', read: (text) => withoutKeyShapes(text) },
  { name: 'a text with secrets', read: (text) => secretsOf(text.slice(0, mostText)) },
  { name: 'the site’s data', read: (body) => offersTrustDevice(answerWith({ body })) },
]

const placesOf = (body: string): unknown => Object.values(readColumns(answerWith({ body })) ?? {})
const settings = (text: string) =>
  answerWith({ body: json({ logged_in: true, user_type: text, site_data: text }) })
const refusal = (name: string, text: string) => answerWith({ body: json({ success: false, [name]: text }) })

function lookAt(answer: ReturnType<typeof answerWith>): unknown {
  const known = [
    // Its values are the site's own. Their readers have the names of what they read.
    readObject(answer) !== null,
    isHtml(answer),
    exceptionOf(answer),
    notLino(answer),
    siteText(answer.body),
  ]
  return [...known, isSignOutJson(answer), readSignOut(answer, signOutWay, 'sessionid', site)]
}

/** Headers and addresses. */
const ofHeaders: readonly Reader[] = [
  { name: 'a cookie', read: (text) => cookiesOf(text) },
  { name: 'a cookie’s value', read: (text) => cookiesOf(`sessionid=${text}; Path=/; HttpOnly`) },
  {
    name: 'a cookie’s attributes',
    read: (text) => cookiesOf(`sessionid=abc; Max-Age=${text}; Expires=${text}; Path=${text}`),
  },
  {
    name: 'many cookies',
    read: (text) =>
      dropsSession(answerWith({ headers: { 'set-cookie': text.match(/.{1,20}/gsu) ?? [] } }), 'sessionid'),
  },
  { name: 'a date header', bare: aheads, read: (date) => serverAheadOf(answerWith({ headers: { date } })) },
  {
    name: 'a wish to wait',
    read: (text) => generalFailure(answerWith({ status: 503, headers: { 'retry-after': text } })),
  },
  { name: 'a redirect', read: (location) => redirect(location) },
  { name: 'a redirect to another place', read: (text) => redirect(`https://lino.example/${text}`) },
  { name: 'an address', read: (text) => parseSiteUrl(text) },
  { name: 'an address’ path', read: (text) => parseSiteUrl(`https://lino.example/${text}`) },
]

function cookiesOf(header: string): unknown {
  return sessionCookieOf(readSetCookies(answerWith({ headers: { 'set-cookie': [header] } })))
}

function redirect(location: string): unknown {
  const answer = answerWith({ status: 302, headers: { location } })
  return [generalFailure(answer, site), isSignOutRedirect(answer, site), httpsTwin(site, location)]
}

export const linoReaders: readonly Reader[] = [...ofCells, ...ofAnswers, ...ofHeaders]
