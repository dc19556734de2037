import type { ConsoleApi } from '../../contract/console-api.ts'
import type { Failure, Result } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import { isoTime } from '../../core/domain/iso-time.ts'
import { orInterrupted } from './interruption.ts'
import type { World } from './world.ts'

/** A refused certificate is told with its fingerprint, so that it can be compared. Other answers are as they were. */
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
  const until = isoTime(validTo)?.slice(0, 10) ?? 'a time that cannot be read'
  const trusted = certificate === null ? '' : ` You trusted ${certificate.fingerprint}.`
  const shown = `It is for ${subject}, signed by ${issuer}, valid until ${until}; its SHA-256 fingerprint is ${fingerprint}.${trusted}`
  const failure: Failure = { ...answer.failure, hint: `${answer.failure.hint} ${shown}` }
  return { ok: false, failure }
}
