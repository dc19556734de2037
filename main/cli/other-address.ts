import type { Failure } from '../../contract/failure.ts'
import type { SiteState } from '../../contract/site.ts'
import type { SiteChoice } from './args/command.ts'
import { sentenceOf } from '../../words/failures/index.ts'
import { say } from '../../words/say.ts'
import { orInterrupted } from './interruption.ts'
import { visible, visibleWords } from '../../core/domain/visible.ts'
import type { Work } from './visit.ts'
import { askYesOrNo } from './yes-or-no.ts'

/**
 * Why a typed address (not a saved one) cannot be used, with the address to use instead, if there is one. The
 * console looks for that address without the password, and only names it. It signs in there only if the
 * person agrees.
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
 * Asks, on a terminal, whether to use the other address instead of the typed one. Null: there is none, or the
 * person refuses. A saved site keeps its own address.
 */
export async function takeOtherAddress(
  failure: Failure,
  choice: SiteChoice,
  { saved }: SiteState,
  { world, progress }: Work,
): Promise<SiteChoice | null> {
  const { correctedUrl } = failure
  if (saved || correctedUrl === undefined || !world.terminal) return null
  progress.clear()
  world.stderr.write(`${visibleWords(sentenceOf(failure))}\n`)
  const question = say('Use {url} instead?', { url: visible(correctedUrl) })
  return (await askYesOrNo(world.terminal, question)) ? { ...choice, site: correctedUrl } : null
}
