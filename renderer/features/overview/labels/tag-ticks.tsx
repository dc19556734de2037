import type { ReactNode } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { number } from '../../../../words/format.ts'
import { labels as words } from '../../../../words/labels.ts'

/** What is to become of a tag: all of the sites have it, or none. */
export type TagWish = 'on' | 'off'

interface TagTicksProps {
  /** All tags, with the number of their sites. */
  readonly known: ReadonlyMap<string, number>
  readonly sites: readonly SiteState[]
  /** What is not here stays as it is. */
  readonly wishes: ReadonlyMap<string, TagWish>
  readonly onWish: (tag: string, wish: TagWish) => void
}

/** A box for each tag. It is half ticked while only some of the sites have the tag. */
export function TagTicks({ known, sites, wishes, onWish }: TagTicksProps): ReactNode {
  if (known.size === 0) return null
  return (
    <fieldset className="tag-ticks">
      <legend>{words.tags()}</legend>
      <ul>
        {[...known].map(([tag, count]) => {
          const having = sites.filter(({ tags }) => tags.includes(tag)).length
          const wish = wishes.get(tag)
          const checked = wish === undefined ? having === sites.length : wish === 'on'
          return (
            <li key={tag}>
              <label className="tick">
                <input
                  ref={(box) => {
                    if (box) box.indeterminate = wish === undefined && having > 0 && !checked
                  }}
                  type="checkbox"
                  checked={checked}
                  data-testid={`tag-${tag}`}
                  onChange={() => onWish(tag, checked ? 'off' : 'on')}
                />
                <Hostile text={tag} />
                <i>{number(count)}</i>
              </label>
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
