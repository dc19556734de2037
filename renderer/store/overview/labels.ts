import type { SiteChange } from '../../../contract/console-api.ts'
import type { SiteState } from '../../../contract/site.ts'

/** Tags and folders: the user's own words for groups of sites. */

const names = new Intl.Collator(undefined, { numeric: true })

/** As typed, with blanks or commas between them. Each is there once. */
export const tagsIn = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((tag) => tag !== '')),
]

const mostTags = 20
const longestTag = 40

/** A tag is a word of a query, so it has no colon and no quotation mark. */
export const areTags = (tags: readonly string[]): boolean =>
  tags.length <= mostTags && tags.every((tag) => tag.length <= longestTag && !/[:"]/.test(tag))

/** Each tag with the number of its sites, sorted by name. */
export function knownTags(sites: readonly SiteState[]): ReadonlyMap<string, number> {
  return counted(sites.flatMap(({ tags }) => tags))
}

/** Each folder with the number of its sites, sorted by name. */
export function knownFolders(sites: readonly SiteState[]): ReadonlyMap<string, number> {
  return counted(sites.flatMap(({ folder }) => folder ?? []))
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return new Map([...counts].sort(([a], [b]) => names.compare(a, b)))
}

/** What is to become of the labels of several sites. What is not mentioned stays. */
export interface Labels {
  readonly add: readonly string[]
  readonly remove: readonly string[]
  /** Null: none. Undefined: each keeps its own. */
  readonly folder: string | null | undefined
}

/** One change for each site that does not have these labels yet. */
export function labelChanges(sites: readonly SiteState[], { add, remove, folder }: Labels): SiteChange[] {
  return sites.flatMap((site) => {
    const tags = [...new Set([...site.tags.filter((tag) => !remove.includes(tag)), ...add])]
    const isSame = tags.length === site.tags.length && tags.every((tag, at) => tag === site.tags[at])
    const moves = folder !== undefined && folder !== site.folder
    if (isSame && !moves) return []
    return [{ siteId: site.siteId, ...(!isSame && { tags }), ...(moves && { folder }) }]
  })
}
