import { type ReactNode, useMemo } from 'react'
import { visible } from '../../core/domain/visible.ts'

/** A site's own text: never HTML, nothing invisible, and its writing direction isolated. */
export function Hostile({ text, className }: { text: string; className?: string }): ReactNode {
  const shown = useMemo(() => visible(text), [text])
  return (
    <bdi className={className} title={shown}>
      {shown}
    </bdi>
  )
}

/** A username, or the word for an anonymous session. */
export function UserName({ user, anonymous }: { user: string | null; anonymous: string }): ReactNode {
  return user === null ? (
    <span className="user no-name">{anonymous}</span>
  ) : (
    <Hostile className="user" text={user} />
  )
}
