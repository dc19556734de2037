import type { ReactNode } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { Icon } from '../../../components/icon.tsx'
import { MenuItem, Popover } from '../../../components/popover.tsx'
import { hasTerm, type LabelTerm, toggleTerm } from '../../../store/overview/filter.ts'
import { knownFolders, knownTags } from '../../../store/overview/labels.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { number } from '../../../../words/format.ts'
import { labels as words } from '../../../../words/labels.ts'

/** All folders and tags, with the number of their sites. One press adds it to the query. */
export function LabelMenu({ sites }: { sites: readonly SiteState[] }): ReactNode {
  const folders = [...knownFolders(sites)]
  const tags = [...knownTags(sites)]
  if (folders.length + tags.length === 0) return null
  const without = sites.filter(({ folder }) => folder === null).length
  return (
    <Popover
      label={words.list()}
      button={
        <>
          {words.list()}
          <Icon name="down" />
        </>
      }
      className="control as-button"
      testId="label-menu"
    >
      {() => (
        <div className="label-list">
          {folders.length > 0 && <h3>{words.folder()}</h3>}
          {folders.map(([text, count]) => (
            <LabelItem key={text} term={{ field: 'folder', text }} count={count}>
              <Hostile text={text} />
            </LabelItem>
          ))}
          {folders.length > 0 && without > 0 && (
            <LabelItem term={{ field: 'folder', text: '' }} count={without}>
              <span className="no-name">{words.noFolder()}</span>
            </LabelItem>
          )}
          {tags.length > 0 && <h3>{words.tags()}</h3>}
          {tags.map(([text, count]) => (
            <LabelItem key={text} term={{ field: 'tag', text }} count={count}>
              <Hostile text={text} />
            </LabelItem>
          ))}
        </div>
      )}
    </Popover>
  )
}

interface LabelItemProps {
  readonly term: LabelTerm
  readonly count: number
  readonly children: ReactNode
}

function LabelItem({ term, count, children }: LabelItemProps): ReactNode {
  const { findSites } = useActions()
  const query = useConsole((state) => state.overview.filter)
  return (
    <MenuItem
      ticked={hasTerm(query, term)}
      testId={`label-${term.field}-${term.text}`}
      onSelect={() => findSites(toggleTerm(query, term))}
    >
      {children} <i>{number(count)}</i>
    </MenuItem>
  )
}
