import { type ReactNode, useMemo } from 'react'
import { visible } from '../text/visible.ts'

/** A site's own text: never HTML, nothing invisible in it, and its writing direction kept to itself. */
export function Hostile({ text, className }: { text: string; className?: string }): ReactNode {
  const shown = useMemo(() => visible(text), [text])
  return (
    <bdi className={className} title={shown}>
      {shown}
    </bdi>
  )
}

/** A username, or the word for nobody. */
export function UserName({ user, anonymous }: { user: string | null; anonymous: string }): ReactNode {
  return user === null ? (
    <span className="user nobody">{anonymous}</span>
  ) : (
    <Hostile className="user" text={user} />
  )
}
