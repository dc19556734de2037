import type { ReactNode } from 'react'
import { looksLikeAnother } from '../../words/look-alikes.ts'
import { Icon } from './icon.tsx'

interface LookAlikeMarkProps {
  readonly user: string | null
  /** The users of the site's list whose name looks like another name of the list. */
  readonly alike: ReadonlySet<string>
}

/** After a name that looks like another user's. Shows how the name is written. */
export function LookAlikeMark({ user, alike }: LookAlikeMarkProps): ReactNode {
  if (user === null || !alike.has(user)) return null
  const hint = looksLikeAnother(user)
  return (
    <span className="look-alike-mark" title={hint} data-testid="look-alike-mark">
      <Icon name="warning" />
      <span className="visually-hidden">{hint}</span>
    </span>
  )
}
