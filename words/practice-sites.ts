import { isPracticeSiteId } from '../core/domain/practice-site.ts'
import { say } from './say.ts'

/** The names that the host gives its practice sites (main/shared/demo-sites.ts), in the chosen language. */
const practiceNames: ReadonlyMap<string, () => string> = new Map([
  ['Practice site (full)', () => say('Practice site (full)')],
  ['Practice site (quiet)', () => say('Practice site (quiet)')],
  ['Practice site (older Lino, ExtJS)', () => say('Practice site (older Lino, ExtJS)')],
])

/** The name of a site as the window shows it. Only a practice site has a name of ours. */
export function shownName(siteId: string | null, name: string): string {
  return (siteId !== null && isPracticeSiteId(siteId) ? practiceNames.get(name)?.() : undefined) ?? name
}
