import type { ReactNode } from 'react'
import { looksLikeAnother } from '../text/look-alike.ts'
import { Icon } from './icon.tsx'

interface LookAlikeMarkProps {
  readonly user: string | null
  /** The users of the site's list whose name looks like another one of it. */
  readonly alike: ReadonlySet<string>
}

/** Behind a name that looks like another user's; says how it is written. */
export function LookAlikeMark({ user, alike }: LookAlikeMarkProps): ReactNode {
  if (user === null || !alike.has(user)) return null
  const said = looksLikeAnother(user)
  return (
    <span className="look-alike-mark" title={said} data-testid="look-alike-mark">
      <Icon name="warning" />
      <span className="visually-hidden">{said}</span>
    </span>
  )
}
