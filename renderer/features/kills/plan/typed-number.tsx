import type { ReactNode, RefObject } from 'react'
import { kill as words } from '../../../../words/kill.ts'

interface TypedNumberProps {
  readonly count: number
  readonly value: string
  readonly onChange: (value: string) => void
  /** Where Enter leads once the number is right. */
  readonly next: RefObject<HTMLButtonElement | null>
}

/** Whether the user typed that number. Blanks and separators do not matter. */
export const isTyped = (value: string, count: number): boolean =>
  value.trim() !== '' && Number(value.replaceAll(/[\s,.]/g, '')) === count

/** The user has to type the number: friction that grows with the damage. */
export function TypedNumber({ count, value, onChange, next }: TypedNumberProps): ReactNode {
  return (
    <label className="typed">
      {words.howToGoOn(count)}
      <input
        className="input narrow"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        aria-label={words.typed()}
        data-testid="kill-typed-number"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          // Enter is no yes. It only leads to the button, and must not press it on the way.
          event.preventDefault()
          if (isTyped(value, count)) next.current?.focus()
        }}
      />
    </label>
  )
}
