import type { Failure } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import type { SiteChoice } from './args/command.ts'
import { orInterrupted } from './interruption.ts'
import { visible } from './output/visible.ts'
import type { Work } from './visit.ts'

/**
 * Why a typed address, not a saved one, cannot be used; with the address to use instead, where there is one. That is
 * looked for without the password, and only said: nobody signs in there but on the person's word.
 */
export async function withOtherAddress(
  failure: Failure,
  { url, allowHttp, saved }: SiteState,
  { api, world }: Work,
): Promise<Failure> {
  if (saved || failure.kind !== 'notLino') return failure
  const probed = await orInterrupted(api.probeSite({ url, allowHttp }), world.interruption.signal)
  return probed.ok ? failure : probed.failure
}

/**
 * Asks, on a terminal, whether to use the other address instead of the typed one. Null: there is none, or it is not
 * wanted. A saved site keeps its own.
 */
export async function takeOtherAddress(
  { hint, correctedUrl }: Failure,
  choice: SiteChoice,
  { saved }: SiteState,
  { world, progress }: Work,
): Promise<SiteChoice | null> {
  if (saved || correctedUrl === undefined || !world.terminal) return null
  progress.clear()
  world.stderr.write(`${visible(hint)}\n`)
  const answer = await world.terminal.ask(`Use ${visible(correctedUrl)} instead? [y/N] `)
  return /^y(es)?$/i.test(answer?.trim() ?? '') ? { ...choice, site: correctedUrl } : null
}
