import { succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { Probe, SiteState } from '../../../contract/site.ts'
import { countSessions } from '../../../core/domain/counts.ts'
import { siteJson } from '../../../core/domain/site-json.ts'
import { visible } from '../../../core/domain/visible.ts'
import { killByWords } from '../../../words/kill-by.ts'
import { say, sayCount } from '../../../words/say.ts'
import { siteWords } from '../../../words/site-name.ts'
import type { Answer } from '../answer.ts'
import { withCertificate } from '../certificate-words.ts'
import { orInterrupted } from '../interruption.ts'
import { signInAndRead } from '../visit.ts'
import type { Work } from '../visit.ts'
import { savedSite } from './sites.ts'

/**
 * `sites test`: asks the site what it is. If a password is available, it signs in, lists and signs out again.
 */
export async function testSite(name: string, work: Work): Promise<Result<Answer>> {
  const { api, world, progress } = work
  const found = await savedSite(name, work)
  if (!found.ok) return found
  const { url, allowHttp, certificate } = found.value
  progress.show(say('Asking the site what it is…'))
  const asked = await orInterrupted(
    api.probeSite({ url, allowHttp, ...(certificate && { trustFingerprint: certificate.fingerprint }) }),
    world.interruption.signal,
  )
  progress.clear()
  const probe = await withCertificate(asked, found.value, api, world)
  if (!probe.ok) return probe
  const visited = await signInAndRead(found.value, work)
  // No password in the keychain or the environment, and nobody to ask. The site was at least asked what it
  // is.
  if (!visited.ok && visited.failure.kind === 'passwordNeeded' && !world.terminal) {
    return succeed(probedOnly(found.value, probe.value))
  }
  if (!visited.ok) return visited
  const { site, sessions, judging } = visited.value
  const { live } = countSessions(sessions, judging.now, site)
  return succeed({
    exitCode: 0,
    json: { site: siteJson(site), ...probeJson(probe.value), signedIn: true, live },
    text: () => [
      isLino(site, probe.value.frontEnd),
      `${signedInWords(site.user, live)} ${killByWords(site.killBy)}`,
    ],
  })
}

const probeJson = ({ secondFactor, title }: Probe) => ({ secondFactor, title })

function isLino(site: SiteState, frontEnd: string): string {
  return say('{site} is a Lino site ({frontEnd}).', { site: siteWords(site), frontEnd })
}

function signedInWords(user: string, count: number): string {
  return sayCount(
    'Signed in as {user} and read {count} session.',
    'Signed in as {user} and read {count} sessions.',
    { user: visible(user), count },
  )
}

function probedOnly(site: SiteState, probe: Probe): Answer {
  const { frontEnd } = probe
  return {
    exitCode: 0,
    json: { site: siteJson({ ...site, frontEnd }), ...probeJson(probe), signedIn: false, live: null },
    text: () => [
      isLino(site, frontEnd),
      say(
        'Not signed in: there is no password (--password-stdin, LINO_SESSIONS_PASSWORD) and no terminal to ask for one.',
      ),
    ],
  }
}
