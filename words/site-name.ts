import { visible } from '../core/domain/visible.ts'
import type { SiteState } from '../contract/site.ts'

/** A site as the terminal names it: `office (https://office.example)`, or its URL if that says everything. */
export function siteWords(site: Pick<SiteState, 'name' | 'url'>): string {
  const name = visible(site.name)
  const url = visible(site.url)
  return url.endsWith(`//${name}`) || url === name ? url : `${name} (${url})`
}
