import type { SiteState } from '../../contract/site.ts'

/** The places of sites in a list, by their ids. A list that has the same sites shares them. */
const indexes = new WeakMap<readonly SiteState[], ReadonlyMap<string, number>>()

function indexOf(sites: readonly SiteState[]): ReadonlyMap<string, number> {
  let index = indexes.get(sites)
  if (!index) {
    index = new Map(sites.map(({ siteId }, at) => [siteId, at]))
    indexes.set(sites, index)
  }
  return index
}

export function siteIn(sites: readonly SiteState[], siteId: string): SiteState | undefined {
  const at = indexOf(sites).get(siteId)
  return at === undefined ? undefined : sites[at]
}

/** The list with these sites in the places of the same ones, and new ones at its end. */
export function withSites(sites: readonly SiteState[], changed: readonly SiteState[]): readonly SiteState[] {
  const index = indexOf(sites)
  const next = [...sites]
  const added = changed.filter((site) => !index.has(site.siteId))
  for (const site of changed) {
    const at = index.get(site.siteId)
    if (at !== undefined) next[at] = site
  }
  if (added.length > 0) return [...next, ...added]
  indexes.set(next, index)
  return next
}
