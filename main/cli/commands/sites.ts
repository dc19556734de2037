import { fail, succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { schemas } from '../../../contract/schemas.ts'
import type { Answer } from '../answer.ts'
import type { SitesAddCommand } from '../args/command.ts'
import { orInterrupted } from '../interruption.ts'
import { savedSiteJson } from '../output/json.ts'
import { table } from '../output/table.ts'
import { span } from '../output/times.ts'
import { siteWords } from '../output/words.ts'
import { findNamed, notSaved } from '../resolve-site.ts'
import { whySitesUnread, type Work } from '../visit.ts'

/** `sites list`: what is kept. Nothing is sent. */
export async function listSites({ api }: Work): Promise<Result<Answer>> {
  const sites = await api.listSites({})
  if (!sites.ok) return sites
  const unread = await whySitesUnread(api)
  if (unread !== null) return fail('storage', unread, { file: 'settings' })
  const saved = sites.value.filter((site) => site.saved)
  return succeed({
    exitCode: 0,
    json: { sites: saved.map(savedSiteJson) },
    text: (paint) =>
      saved.length === 0
        ? ['No site is saved. `lino-sessions sites add NAME URL --user U` saves one.']
        : table<SiteState>(
            [
              { title: 'NAME', cell: (site) => site.name },
              { title: 'URL', cell: (site) => site.url },
              { title: 'USER', cell: (site) => site.user },
              { title: 'DANGLING AFTER', cell: (site) => span(site.danglingAfterMs) },
              { title: 'LIMIT', cell: (site) => String(site.sessionsLimit ?? '') },
            ],
            saved,
            paint,
          ),
  })
}

/** `sites add`: saves a site. Nothing is sent; `sites test` tries it. */
export async function addSite(command: SitesAddCommand, { api }: Work): Promise<Result<Answer>> {
  const { siteName, url, user, danglingAfterMs, sessionsLimit, allowHttp } = command
  const wanted = schemas.addSite.safeParse({
    ...{ name: siteName, url, user, allowHttp, saved: true },
    ...(danglingAfterMs !== null && { danglingAfterMs }),
    ...(sessionsLimit !== null && { sessionsLimit }),
  })
  if (!wanted.success) return fail('usage', `This cannot be saved: ${wanted.error.issues[0]?.message ?? ''}.`)
  const added = await api.addSite(wanted.data)
  if (!added.ok) return added
  return succeed({
    exitCode: 0,
    json: { site: savedSiteJson(added.value) },
    text: () => [`Saved ${siteWords(added.value)}. \`lino-sessions sites test\` tries it.`],
  })
}

export async function removeSite(name: string, work: Work): Promise<Result<Answer>> {
  const site = await savedSite(name, work)
  if (!site.ok) return site
  const removed = await orInterrupted(
    work.api.removeSite({ siteId: site.value.siteId }),
    work.world.interruption.signal,
  )
  if (!removed.ok) return removed
  return succeed({
    exitCode: 0,
    json: { removed: site.value.name },
    text: () => [`Removed ${siteWords(site.value)}.`],
  })
}

export async function savedSite(name: string, { api }: Work): Promise<Result<SiteState>> {
  const sites = await api.listSites({})
  if (!sites.ok) return sites
  const site = findNamed(name, sites.value)
  return site
    ? succeed(site)
    : notSaved(name, `There is no saved site called ${name}.`, await whySitesUnread(api))
}
