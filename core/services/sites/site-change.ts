import type { NewSite, SiteChange } from '../../../contract/console-api.ts'
import { succeed, type Result } from '../../../contract/failure.ts'
import type { ListedSite } from '../../domain/site-csv.ts'
import { defaultDanglingAfterMs, defaultOnNowMs } from '../../domain/state.ts'
import { readSiteUrl } from '../../lino/index.ts'
import type { SiteRecord } from './site-record.ts'

/** A new site with its usual settings where the user named none. Without its id and certificate. */
export function newSiteRecord(wanted: NewSite, url: string): Omit<SiteRecord, 'siteId' | 'certificate'> {
  return {
    name: wanted.name,
    url,
    user: wanted.user,
    allowHttp: wanted.allowHttp ?? false,
    danglingAfterMs: wanted.danglingAfterMs ?? defaultDanglingAfterMs,
    onNowMs: wanted.onNowMs ?? defaultOnNowMs,
    tags: wanted.tags ?? [],
    folder: wanted.folder ?? null,
    sessionsLimit: wanted.sessionsLimit ?? null,
    keepSeat: wanted.keepSeat ?? true,
    signsItselfIn: false,
    saved: wanted.saved ?? true,
    demo: false,
  }
}

/** A site of an imported list. The list gives it no permission. */
export function listedRecord(listed: ListedSite, siteId: string): SiteRecord {
  return { ...listed, siteId, certificate: null, signsItselfIn: false, saved: true, demo: false }
}

/** A site after the user's change. `moved`: it is another account, because address or user are different. */
export function changedRecord(
  before: SiteRecord,
  change: SiteChange,
): Result<{ readonly record: SiteRecord; readonly moved: boolean }> {
  const record: SiteRecord = { ...before, ...change }
  const url = readSiteUrl(record.url, record.allowHttp)
  if (!url.ok) return url
  const moved =
    url.value !== before.url || record.user !== before.user || record.allowHttp !== before.allowHttp
  // A certificate is trusted for one server.
  const sameServer = new URL(url.value).host === new URL(before.url).host
  const certificate = sameServer ? before.certificate : null
  // So is the wish that it signs itself in, unless the user says so of the new one.
  const signsItselfIn = moved ? (change.signsItselfIn ?? false) : record.signsItselfIn
  return succeed({ record: { ...record, url: url.value, certificate, signsItselfIn }, moved })
}
