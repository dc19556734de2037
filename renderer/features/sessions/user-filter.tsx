import { type ReactNode, useMemo, useState } from 'react'
import { comparable } from '../../../core/domain/comparable.ts'
import { Hostile } from '../../components/hostile.tsx'
import { Icon } from '../../components/icon.tsx'
import { LookAlikeMark } from '../../components/look-alike-mark.tsx'
import { Popover } from '../../components/popover.tsx'
import type { Judged } from '../../store/judge.ts'
import type { UserFilter } from '../../store/view.ts'
import { number } from '../../../words/format.ts'
import { sessions as words } from '../../../words/sessions.ts'

interface UserFilterProps {
  readonly judged: readonly Judged[]
  /** Users whose name looks like another name of the list. */
  readonly alike: ReadonlySet<string>
  readonly value: UserFilter
  readonly onChange: (value: UserFilter) => void
}

/** A longer list would only need scrolling. Typing finds them. */
const shownAtMost = 50

export function UserFilterMenu({ judged, alike, value, onChange }: UserFilterProps): ReactNode {
  return (
    <Popover
      label={words.userFilter()}
      role="dialog"
      className={`control as-button${value.kind === 'all' ? '' : ' on'}`}
      testId="user-filter"
      button={
        <>
          <span className="control-name">{words.userFilter()}</span>{' '}
          <b className="clip">
            <Chosen value={value} alike={alike} />
          </b>
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <UserChoice
          judged={judged}
          alike={alike}
          onChange={(next) => {
            onChange(next)
            close()
          }}
        />
      )}
    </Popover>
  )
}

function UserChoice({ judged, alike, onChange }: Omit<UserFilterProps, 'value'>): ReactNode {
  const [search, setSearch] = useState('')
  const users = useMemo(() => countUsers(judged), [judged])
  const sought = comparable(search.trim())
  const found = users.filter(({ user }) => comparable(user ?? words.anonymous()).includes(sought))
  return (
    <div className="user-choice">
      <input
        className="input"
        type="search"
        data-autofocus
        data-testid="user-filter-search"
        value={search}
        placeholder={words.findUser()}
        aria-label={words.findUser()}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul>
        {search.trim() === '' && (
          <li>
            <button type="button" className="menu-item" onClick={() => onChange({ kind: 'all' })}>
              {words.anyUser()}
            </button>
          </li>
        )}
        {found.slice(0, shownAtMost).map(({ user, count }) => (
          <li key={user ?? '\u0000anonymous'}>
            <button type="button" className="menu-item" onClick={() => onChange({ kind: 'one', user })}>
              {user === null ? <span className="no-name">{words.anonymous()}</span> : <Hostile text={user} />}
              <LookAlikeMark user={user} alike={alike} />
              <i>{number(count)}</i>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="hint">{words.noUser()}</p>}
      {found.length > shownAtMost && <p className="hint">{words.moreUsers(found.length - shownAtMost)}</p>}
    </div>
  )
}

/** Anonymous first, then most sessions first. */
function countUsers(judged: readonly Judged[]): { user: string | null; count: number }[] {
  const counts = new Map<string | null, number>()
  for (const { session, state } of judged) {
    if (state !== 'expired') counts.set(session.user, (counts.get(session.user) ?? 0) + 1)
  }
  return [...counts]
    .map(([user, count]) => ({ user, count }))
    .sort((a, b) => Number(b.user === null) - Number(a.user === null) || b.count - a.count)
}

function Chosen({ value, alike }: Pick<UserFilterProps, 'value' | 'alike'>): ReactNode {
  if (value.kind === 'all') return words.anyUser()
  if (value.user === null) return words.anonymous()
  return (
    <>
      <Hostile text={value.user} />
      <LookAlikeMark user={value.user} alike={alike} />
    </>
  )
}
