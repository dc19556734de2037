import { succeed, type Failure, type Result } from '../../contract/failure.ts'
import type { FrontEnd, Probe } from '../../contract/site.ts'
import type { HttpAnswer } from '../ports.ts'
import { askAsNobody, failed, type Connection } from './connection.ts'
import { generalFailure, notLino, serverBusy } from './failures.ts'
import { profileOf, readUserSettings } from './liveness.ts'
import { paths } from './requests.ts'
import { findSignOut } from './sign-out-url.ts'
import type { SiteUrl } from './site-url.ts'

/**
 * What this URL is, by what it can do (26 tells no version anywhere), without signing in and without leaving a session
 * behind: never by `/`, which makes an anonymous one on a site with use_security_features. Where the typed URL is no
 * Lino but the root of its host is, that is offered.
 */
export async function probe(connection: Connection): Promise<Result<Probe>> {
  const typed = connection.site
  let found = await probeHere(connection)
  if (!found.ok && found.failure.kind === 'notLino' && typed.base !== typed.origin) {
    connection.site = { origin: typed.origin, base: typed.origin }
    const atRoot = await probeHere(connection)
    if (atRoot.ok) found = atRoot
    else connection.site = typed
  }
  return found
}

/** The front end, asked for once. */
export async function knownFrontEnd(connection: Connection): Promise<Result<FrontEnd>> {
  if (connection.frontEnd !== null) return succeed(connection.frontEnd)
  const found = await probe(connection)
  return found.ok ? succeed(found.value.frontEnd) : found
}

async function probeHere(connection: Connection): Promise<Result<Probe>> {
  const react = await askAsNobody(connection, paths.settings)
  if (!react.ok) return react
  const settings = readUserSettings(react.value)
  if (settings) return foundIt(connection, 'react', await secondFactor(connection, settings.siteData))
  const refused = refusal(react.value, connection.site)
  if (refused) return failed(refused)

  const vue = await askAsNobody(connection, paths.vueSettings)
  if (!vue.ok) return vue
  if (readUserSettings(vue.value)) return foundIt(connection, 'vuejs', null)

  const signOut = await findSignOut(connection, 'extjs')
  if (!signOut.ok) return signOut
  if (signOut.value === null) return failed(notLino(react.value))
  connection.signOutWay = signOut.value
  return foundIt(connection, 'extjs', null)
}

/** Only a 404 leaves it open whether another front end is there. */
function refusal(answer: HttpAnswer, site: SiteUrl): Failure | null {
  if (answer.status === 404) return null
  const general = generalFailure(answer, site)
  if (general) return general
  if (answer.status === 400) {
    return {
      kind: 'notLino',
      hint: `The server at ${new URL(site.base).host} does not know itself by this name (status 400). Use the address that its users use.`,
    }
  }
  return answer.status >= 500 ? serverBusy(answer) : notLino(answer)
}

function foundIt(connection: Connection, frontEnd: FrontEnd, twoFactors: boolean | null): Result<Probe> {
  connection.frontEnd = frontEnd
  connection.secondFactor = twoFactors
  return succeed({ url: connection.site.base, frontEnd, secondFactor: twoFactors })
}

/** On React the site's data for nobody name the action that verifies a device, where that is on. Null: cannot be told. */
async function secondFactor(connection: Connection, siteData: string | null): Promise<boolean | null> {
  const profile = profileOf(siteData)
  if (!profile) return null
  const path = `/media/cache/json/lino_${profile.userType}_${profile.language}.json`
  const answer = await askAsNobody(connection, path)
  return answer.ok && answer.value.status === 200 ? offersTrustDevice(answer.value) : null
}

export function offersTrustDevice(answer: HttpAnswer): boolean {
  return answer.body.includes('"about.About.trust_device"')
}
