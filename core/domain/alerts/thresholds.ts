import type { AlertSettings, AlertThresholds } from '../../../contract/alert.ts'
import type { SiteState } from '../../../contract/site.ts'

const usualThresholds: AlertThresholds = {
  full: true,
  falseAlert: true,
  nearLimitPercent: 80,
  danglingAtLeast: 200,
  userSessionsAtLeast: 50,
  unreachableMinutes: 5,
  certificate: true,
  certificateDays: 14,
}

export const usualAlertSettings: AlertSettings = {
  all: usualThresholds,
  tags: {},
  sites: {},
  graceMinutes: 2,
  quiet: null,
}

/** Those for all, then those of the site's tags in their order, then the site's own. */
export function thresholdsOf(
  { siteId, tags }: Pick<SiteState, 'siteId' | 'tags'>,
  settings: AlertSettings,
): AlertThresholds {
  const ofTags = tags.map((tag) => own(settings.tags, tag))
  return Object.assign({ ...settings.all }, ...ofTags, own(settings.sites, siteId))
}

/** A tag may be called like a property that every object has. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
