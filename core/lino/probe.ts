import { fail, newFailure, succeed, type Failure, type Result } from '../../contract/failure.ts'
import type { FrontEnd, Probe } from '../../contract/site.ts'
import type { HttpAnswer } from '../ports.ts'
import { readObject, textOf } from './answers.ts'
import { askAsNobody, createConnection, failed, type Connection } from './connection.ts'
import { generalFailure, notLino, serverBusy, wantsHttps } from './failures.ts'
import { profileOf, readUserSettings } from './liveness.ts'
import { paths } from './requests.ts'
import { findSignOut } from './sign-out-url.ts'
import { encrypted, type SiteUrl } from './site-url.ts'

/**
 * What a typed address is, by what it can do, because 26 shows no version anywhere. It does not sign in and
 * leaves no session behind. So it never asks `/`, which makes an anonymous session on a site with
 * use_security_features. If the address has no Lino, but the root of its host has one, or one that wants
 * https, the failure names that address as `correctedUrl`. The person decides whether to use it. Nothing else
 * in the console looks at another address than its own site's.
 */
export async function probe(connection: Connection): Promise<Result<Probe>> {
  const found = await probeHere(connection)
  if (found.ok) return found
  const { kind } = found.failure
  if (kind === 'notLino') return (await lookAtRoot(connection)) ?? found
  return kind === 'unreachable' && (await speaksHttps(connection))
    ? failed(wantsHttps(encrypted(connection.site).base))
    : found
}

/** The front end, requested once. */
export async function knownFrontEnd(connection: Connection): Promise<Result<FrontEnd>> {
  if (connection.about.frontEnd !== null) return succeed(connection.about.frontEnd)
  const found = await probeHere(connection)
  return found.ok ? succeed(found.value.frontEnd) : found
}

/**
 * After a 404 where every Lino answers otherwise: `notLino` if there is none at this address any longer,
 * otherwise the failure unchanged.
 */
export async function unlessGone(connection: Connection, failure: Failure): Promise<Failure> {
  const found = await probeHere(connection)
  return !found.ok && found.failure.kind === 'notLino' ? found.failure : failure
}

/** Null: no Lino is there either, or this is the root. */
async function lookAtRoot(connection: Connection): Promise<Result<never> | null> {
  const { origin, base } = connection.site
  if (base === origin) return null
  const atRoot = await probeHere(elsewhere(connection, { origin, base: origin }))
  if (!atRoot.ok) return null
  return fail('notLino', 'linoAtRoot', { base, origin }, { correctedUrl: origin })
}

/** Most servers hang up, or answer no HTTP at all, if plain http comes to a port that speaks https. */
async function speaksHttps(connection: Connection): Promise<boolean> {
  if (!connection.site.origin.startsWith('http:')) return false
  const answer = await askAsNobody(elsewhere(connection, encrypted(connection.site)), paths.settings)
  return answer.ok || answer.failure.kind === 'certificate'
}

/** A stranger's connection to another address. What it learns and holds is its own. */
function elsewhere(connection: Connection, site: SiteUrl): Connection {
  const { http, clock, log, allowHttp, timeouts, known } = connection
  return createConnection(site, { http, clock, log, allowHttp, timeouts, known })
}

async function probeHere(connection: Connection): Promise<Result<Probe>> {
  const react = await askAsNobody(connection, paths.settings)
  if (!react.ok) return react
  const settings = readUserSettings(react.value)
  if (settings) return foundIt(connection, 'react', await readSiteData(connection, settings.siteData))
  const refused = refusal(react.value, connection.site)
  if (refused) return failed(refused)

  const vue = await askAsNobody(connection, paths.vueSettings)
  if (!vue.ok) return vue
  if (readUserSettings(vue.value)) return foundIt(connection, 'vuejs', untold)

  const signOut = await findSignOut(connection, 'extjs')
  if (!signOut.ok) return signOut
  if (signOut.value === null) return failed(notLino(react.value))
  connection.ending.signOutWay = signOut.value
  return foundIt(connection, 'extjs', untold)
}

/** Only after a 404 another front end may be there. */
function refusal(answer: HttpAnswer, site: SiteUrl): Failure | null {
  if (answer.status === 404) return null
  const general = generalFailure(answer, site)
  if (general) return general
  if (answer.status === 400) {
    return newFailure('notLino', 'unknownHostName', { host: new URL(site.base).host })
  }
  return answer.status >= 500 ? serverBusy(answer) : notLino(answer)
}

/** What a site shows to a stranger. */
type SelfPortrait = Pick<Probe, 'secondFactor' | 'title'>

/**
 * VueJS' settings hold only the name of the project's folder. ExtJS has its title only on the start page,
 * which would leave a session behind.
 */
const untold: SelfPortrait = { secondFactor: null, title: null }

function foundIt(connection: Connection, frontEnd: FrontEnd, portrait: SelfPortrait): Result<Probe> {
  connection.about.frontEnd = frontEnd
  connection.about.secondFactor = portrait.secondFactor
  return succeed({ url: connection.site.base, frontEnd, ...portrait })
}

/**
 * On React the site's data for strangers hold its title. If the second factor is on, they name the action
 * that verifies a device.
 */
async function readSiteData(connection: Connection, siteData: string | null): Promise<SelfPortrait> {
  const profile = profileOf(siteData)
  if (!profile) return untold
  const path = `/media/cache/json/lino_${profile.userType}_${profile.language}.json`
  const answer = await askAsNobody(connection, path, 'file')
  if (!answer.ok || answer.value.status !== 200) return untold
  return { secondFactor: offersTrustDevice(answer.value), title: titleOf(answer.value) }
}

/** Characters. */
const longestTitle = 200

function titleOf(answer: HttpAnswer): string | null {
  const title = textOf(readObject(answer)?.['site_title'])?.trim().slice(0, longestTitle)
  // Nor the first half of a character.
  return title?.replace(/[\ud800-\udbff]$/, '').trimEnd() || null
}

export function offersTrustDevice(answer: HttpAnswer): boolean {
  return answer.body.includes('"about.About.trust_device"')
}
