import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { Probe, SiteState } from '../../../contract/site.ts'
import { countSessions } from '../../../core/domain/counts.ts'
import { siteJson } from '../../../core/domain/site-json.ts'
import type { Answer } from '../answer.ts'
import { withCertificate } from '../certificate-words.ts'
import { orInterrupted } from '../interruption.ts'
import { killByWords, sessionsWord, siteWords } from '../output/words.ts'
import { signInAndRead } from '../visit.ts'
import type { Work } from '../visit.ts'
import { savedSite } from './sites.ts'

/** `sites test`: asks the site what it is and, where a password is to be had, signs in, lists and signs out again. */
export async function testSite(name: string, work: Work): Promise<Result<Answer>> {
  const { api, world, progress } = work
  const found = await savedSite(name, work)
  if (!found.ok) return found
  const { url, allowHttp, certificate } = found.value
  progress.show('Asking the site what it is …')
  const asked = await orInterrupted(
    api.probeSite({ url, allowHttp, ...(certificate && { trustFingerprint: certificate.fingerprint }) }),
    world.interruption.signal,
  )
  progress.clear()
  const probe = await withCertificate(asked, found.value, api, world)
  if (!probe.ok) return probe
  const visited = await signInAndRead(found.value, work)
  // Nothing in the keychain or the environment, and nobody to ask: then the site was asked at least.
  if (!visited.ok && visited.failure.kind === 'passwordNeeded' && !world.terminal) {
    return succeed(probedOnly(found.value, probe.value))
  }
  if (!visited.ok) return visited
  const { site, sessions, judging } = visited.value
  const { live } = countSessions(sessions, judging.now, judging.danglingAfterMs)
  return succeed({
    exitCode: 0,
    json: { site: siteJson(site), ...told(probe.value), signedIn: true, live },
    text: () => [
      `${siteWords(site)} is a Lino site (${probe.value.frontEnd}).`,
      `Signed in as ${site.user} and read ${sessionsWord(live)}. ${killByWords(site.killBy)}`,
    ],
  })
}

const told = ({ secondFactor, title }: Probe) => ({ secondFactor, title })

function probedOnly(site: SiteState, probe: Probe): Answer {
  const { frontEnd } = probe
  return {
    exitCode: 0,
    json: { site: siteJson({ ...site, frontEnd }), ...told(probe), signedIn: false, live: null },
    text: () => [
      `${siteWords(site)} is a Lino site (${frontEnd}).`,
      'Not signed in: there is no password (--password-stdin, LINO_SESSIONS_PASSWORD) and no terminal to ask for one.',
    ],
  }
}
