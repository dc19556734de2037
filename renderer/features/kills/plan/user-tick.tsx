import { type ReactNode, useEffect, useRef } from 'react'
import { UserName } from '../../../components/hostile.tsx'
import { kill as words } from '../../../../words/kill.ts'

interface UserTickProps {
  readonly user: string | null
  /** Some: not all of the user's chosen sessions go. */
  readonly ticked: boolean | 'some'
  readonly disabled?: boolean
  readonly onTick: () => void
  /** After the name. */
  readonly children?: ReactNode
}

/** Takes all sessions of a user out of a plan, and puts them back. */
export function UserTick({ user, ticked, disabled = false, onTick, children }: UserTickProps): ReactNode {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = ticked === 'some'
  }, [ticked])
  return (
    <label className="tick">
      <input
        ref={box}
        type="checkbox"
        checked={ticked !== false}
        disabled={disabled}
        data-testid="user-tick"
        onChange={onTick}
      />
      <UserName user={user} anonymous={words.anonymous()} />
      {children}
    </label>
  )
}
