import { type ReactNode, useState } from 'react'
import { durationText, parseDuration } from '../../../core/domain/duration.ts'
import { Icon } from '../../components/icon.tsx'
import { day, hour, minute } from '../../../words/times.ts'
import { sessions as words } from '../../../words/sessions.ts'

const presets = [30 * minute, hour, 12 * hour, day, 2 * day, 4 * day, 7 * day, 14 * day] as const

interface IdleFilterProps {
  /** Milliseconds. Null: no filter. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** Some usual idle times, or one of the user's own, such as `36h`. */
export function IdleFilter({ value, onChange }: IdleFilterProps): ReactNode {
  const isOwn = value !== null && !presets.some((ms) => ms === value)
  const [custom, setCustom] = useState(isOwn)
  // A kept view can begin with a time of the user's own.
  const [text, setText] = useState(isOwn ? durationText(value) : '')
  const [isChosenNow, setChosenNow] = useState(false)
  const bad = text.trim() !== '' && parseDuration(text) === null
  const preset = value === null ? 'any' : String(value)
  const choose = (choice: string): void => {
    setCustom(choice === 'custom')
    setChosenNow(true)
    setText('')
    onChange(choice === 'any' || choice === 'custom' ? null : Number(choice))
  }
  // If the filter is removed elsewhere ("show all"), the field goes too.
  if (custom && value === null && text !== '' && !bad) {
    setCustom(false)
    setText('')
  }
  return (
    <>
      <label className={`control${value === null ? '' : ' on'}`}>
        <span className="control-name">{words.idleFilter()}</span>
        <select
          value={custom ? 'custom' : preset}
          aria-label={words.idleFilterLabel()}
          data-testid="idle-at-least"
          onChange={(event) => choose(event.target.value)}
        >
          <option value="any">{words.anyIdle()}</option>
          {presets.map((ms) => (
            <option key={ms} value={ms}>
              {words.idlePreset(ms)}
            </option>
          ))}
          <option value="custom">{words.idleCustom()}</option>
        </select>
        <Icon name="down" />
      </label>
      {custom && (
        <input
          className="input narrow"
          value={text}
          placeholder="36h"
          aria-label={words.idleCustomLabel()}
          aria-invalid={bad}
          title={bad ? words.idleCustomBad() : words.idleCustomLabel()}
          data-testid="idle-custom"
          autoFocus={isChosenNow}
          onChange={(event) => {
            setText(event.target.value)
            onChange(parseDuration(event.target.value))
          }}
        />
      )}
      {bad && (
        <span className="error" role="alert">
          {words.idleCustomBad()}
        </span>
      )}
    </>
  )
}
