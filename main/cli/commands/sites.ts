import { because, cause, fail, succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { schemas } from '../../../contract/schemas.ts'
import { say } from '../../../words/say.ts'
import type { Answer } from '../answer.ts'
import type { SitesAddCommand, SitesChangeCommand } from '../args/command.ts'
import { orInterrupted } from '../interruption.ts'
import { savedSiteJson } from '../output/json.ts'
import { type Column, table } from '../output/table.ts'
import { span } from '../../../words/spans.ts'
import { siteWords } from '../../../words/site-name.ts'
import { findNamed, nameMeant, notSaved } from '../resolve-site.ts'
import { whySitesUnread, type Work } from '../visit.ts'

/** `sites list`: the saved sites. Nothing is sent. */
export async function listSites({ api }: Work): Promise<Result<Answer>> {
  const sites = await api.listSites({})
  if (!sites.ok) return sites
  const unread = await whySitesUnread(api)
  if (unread !== null) return because('storage', unread, { file: 'settings' })
  const saved = sites.value.filter((site) => site.saved)
  return succeed({
    exitCode: 0,
    json: { sites: saved.map(savedSiteJson) },
    text: (paint) =>
      saved.length === 0
        ? [say('No site is saved. `lino-sessions sites add NAME URL --user U` saves one.')]
        : table(siteColumns(saved), saved, paint),
  })
}

/** Folders and tags only if there are any. */
function siteColumns(sites: readonly SiteState[]): Column<SiteState>[] {
  const folder: Column<SiteState> = { title: say('Folder'), cell: (site) => site.folder ?? '' }
  const tags: Column<SiteState> = { title: say('Tags'), cell: (site) => site.tags.join(' ') }
  return [
    { title: say('Name'), cell: (site) => site.name },
    { title: 'URL', cell: (site) => site.url },
    { title: say('User'), cell: (site) => site.user },
    { title: say('Dangling after'), cell: (site) => span(site.danglingAfterMs) },
    { title: say('Limit'), cell: (site) => String(site.sessionsLimit ?? '') },
    ...(sites.some((site) => site.folder !== null) ? [folder] : []),
    ...(sites.some((site) => site.tags.length > 0) ? [tags] : []),
  ]
}

/** `sites add`: saves a site. Nothing is sent. `sites test` tries it. */
export async function addSite(command: SitesAddCommand, { api }: Work): Promise<Result<Answer>> {
  const { siteName, url, user, danglingAfterMs, onNowMs, tags, folder, sessionsLimit, allowHttp } = command
  const wanted = schemas.addSite.safeParse({
    name: siteName,
    url,
    user,
    allowHttp,
    saved: true,
    ...(danglingAfterMs !== null && { danglingAfterMs }),
    ...(onNowMs !== null && { onNowMs }),
    ...(tags.length > 0 && { tags }),
    ...(folder !== null && { folder }),
    ...(sessionsLimit !== null && { sessionsLimit }),
  })
  if (!wanted.success) return fail('usage', 'siteNotValid', { reason: wanted.error.issues[0]?.message ?? '' })
  const added = await api.addSite(wanted.data)
  if (!added.ok) return added
  return succeed({
    exitCode: 0,
    json: { site: savedSiteJson(added.value) },
    text: () => [say('Saved {site}. `lino-sessions sites test` tries it.', { site: siteWords(added.value) })],
  })
}

export async function removeSite(name: string, work: Work): Promise<Result<Answer>> {
  // Nothing is sent to it, so a name that reads as an address can go, too.
  const site = await found(name, work, (sites) => {
    const named = findNamed(name, sites)
    return named ? succeed(named) : nameMeant(name, sites)
  })
  if (!site.ok) return site
  const removed = await orInterrupted(
    work.api.removeSite({ siteId: site.value.siteId }),
    work.world.interruption.signal,
  )
  if (!removed.ok) return removed
  return succeed({
    exitCode: 0,
    json: { removed: site.value.name },
    text: () => [say('Removed {site}.', { site: siteWords(site.value) })],
  })
}

/** `sites change`: changes what the console keeps of a site. Nothing is sent. */
export async function changeSite(
  { siteName, changes }: SitesChangeCommand,
  work: Work,
): Promise<Result<Answer>> {
  const site = await savedSite(siteName, work)
  if (!site.ok) return site
  const { siteId, tags: before } = site.value
  const { tag = [], untag = [], ...rest } = changes
  const tags = [...new Set([...before, ...tag])].filter((each) => !untag.includes(each))
  const retagged = tag.length + untag.length > 0 && { tags }
  const wanted = schemas.changeSite.safeParse({ siteId, ...rest, ...retagged })
  if (!wanted.success) return fail('usage', 'siteNotValid', { reason: wanted.error.issues[0]?.message ?? '' })
  const changed = await work.api.changeSite(wanted.data)
  if (!changed.ok) return changed
  return succeed({
    exitCode: 0,
    json: { site: savedSiteJson(changed.value) },
    text: () => [say('Changed {site}.', { site: siteWords(changed.value) })],
  })
}

/** The saved site of this name, to be signed in to. */
export async function savedSite(name: string, work: Work): Promise<Result<SiteState>> {
  return found(name, work, (sites) => nameMeant(name, sites))
}

async function found(
  name: string,
  { api }: Work,
  find: (sites: readonly SiteState[]) => Result<SiteState | null>,
): Promise<Result<SiteState>> {
  const sites = await api.listSites({})
  if (!sites.ok) return sites
  const site = find(sites.value)
  if (!site.ok) return site
  return site.value
    ? succeed(site.value)
    : notSaved(name, cause('noSavedSite', { name }), await whySitesUnread(api))
}
