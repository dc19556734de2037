import type { ConsoleApi } from '../../contract/console-api.ts'
import { cause, withMore, type Result } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import { isoTime } from '../../core/domain/iso-time.ts'
import { orInterrupted } from './interruption.ts'
import type { World } from './world.ts'

/**
 * A refused certificate is shown with its fingerprint, so that the user can compare it. Other answers are
 * unchanged.
 */
export async function withCertificate<T>(
  answer: Result<T>,
  { url, certificate }: SiteState,
  api: ConsoleApi,
  world: World,
): Promise<Result<T>> {
  if (answer.ok || answer.failure.kind !== 'certificate') return answer
  const read = await orInterrupted(api.readCertificate({ url }), world.interruption.signal)
  if (!read.ok) return answer
  const { fingerprint, subject, issuer, validTo } = read.value
  const until = isoTime(validTo)?.slice(0, 10) ?? null
  const facts = { subject, issuer, until, fingerprint, trusted: certificate?.fingerprint ?? null }
  return { ok: false, failure: withMore(answer.failure, cause('certificateShown', facts)) }
}
