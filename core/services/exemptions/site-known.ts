import { because, cause, succeed, type Result } from '../../../contract/failure.ts'
import type { Cause } from '../../../contract/failure-causes.ts'
import type { Exemption } from '../../../contract/exemption.ts'
import type { SitePlace } from '../../domain/exempt.ts'

/** A site, as far as exemptions concern it. */
export interface ExemptedSite extends SitePlace {
  readonly name: string
  readonly saved: boolean
  readonly demo: boolean
}

/** The sites of this run, and whether the settings can be read. */
export interface SavedSites {
  all(): readonly { readonly record: ExemptedSite }[]
  whyUnknown(): Promise<Cause | 'absent' | null>
}

/**
 * Fails if the site may be a saved one and the settings cannot show that. Its exemptions would not be found,
 * and another threshold would decide what is dangling.
 */
export async function siteIsKnown(
  site: ExemptedSite,
  exemptions: readonly Exemption[],
  sites: SavedSites,
): Promise<Result<null>> {
  if (site.saved || site.demo) return succeed(null)
  const unknown = await sites.whyUnknown()
  const wasSaved = unknown === 'absent' && namesOther(exemptions, sites)
  const why = unknown === 'absent' ? wasSaved && cause('settingsMissing') : unknown
  if (!why) return succeed(null)
  const isGone = why.cause === 'settingsLost' || why.cause === 'settingsMissing'
  const meaning = [cause('notKnownWhetherSaved', { site: site.name }), cause('nothingKilled')]
  const also = isGone ? [...meaning, cause('addSitesAgain')] : meaning
  return because('storage', why, { also, file: 'settings' })
}

/** An exemption of a site that this run does not have. Those of practice sites have no address. */
function namesOther(exemptions: readonly Exemption[], sites: SavedSites): boolean {
  const present = new Set(sites.all().map(({ record }) => record.siteId))
  return exemptions.some(({ siteId, url }) => siteId !== null && url !== undefined && !present.has(siteId))
}
