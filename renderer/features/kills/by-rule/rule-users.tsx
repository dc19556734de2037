import { type ReactNode, useMemo, useState } from 'react'
import { comparable } from '../../../../core/domain/comparable.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { LookAlikeMark } from '../../../components/look-alike-mark.tsx'
import type { Judged } from '../../../store/judge.ts'
import { number } from '../../../../words/format.ts'
import { byRule as words } from '../../../../words/by-rule.ts'
import { sessions as sessionWords } from '../../../../words/sessions.ts'

interface RuleUsersProps {
  readonly judged: readonly Judged[]
  /** Users whose name looks like another name of the list. */
  readonly alike: ReadonlySet<string>
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}

/** A longer list would only need scrolling. Typing finds them. */
const shownAtMost = 100

/** The site's users with their live sessions. Several can be chosen. */
export function RuleUsers({ judged, alike, chosen, onChange }: RuleUsersProps): ReactNode {
  const [search, setSearch] = useState('')
  const users = useMemo(() => countUsers(judged), [judged])
  const sought = comparable(search.trim())
  const found = users.filter(({ user }) => comparable(user).includes(sought))
  const toggle = (user: string): void => {
    const next = new Set(chosen)
    if (!next.delete(user)) next.add(user)
    onChange(next)
  }
  return (
    <fieldset className="rule-users" data-testid="rule-users">
      <legend className="visually-hidden">{words.users()}</legend>
      <input
        className="input"
        type="search"
        value={search}
        placeholder={sessionWords.findUser()}
        aria-label={sessionWords.findUser()}
        data-testid="rule-find-user"
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          // Enter would press the form's button.
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <ul>
        {found.slice(0, shownAtMost).map(({ user, count }) => (
          <li key={user}>
            <label className="tick">
              <input type="checkbox" checked={chosen.has(user)} onChange={() => toggle(user)} />
              <Hostile text={user} />
              <LookAlikeMark user={user} alike={alike} />
              <i>{number(count)}</i>
            </label>
          </li>
        ))}
      </ul>
      <p className="hint" role="status">
        {status(found.length, chosen.size)}
      </p>
    </fieldset>
  )
}

function status(found: number, chosen: number): string {
  if (found === 0) return sessionWords.noUser()
  return found > shownAtMost ? sessionWords.moreUsers(found - shownAtMost) : words.chosenUsers(chosen)
}

/** Most sessions first. */
function countUsers(judged: readonly Judged[]): { user: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { session, state } of judged) {
    if (state !== 'expired' && session.user !== null)
      counts.set(session.user, (counts.get(session.user) ?? 0) + 1)
  }
  return [...counts].map(([user, count]) => ({ user, count })).sort((a, b) => b.count - a.count)
}
