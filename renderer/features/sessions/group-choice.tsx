import type { ReactNode } from 'react'
import type { GroupBy } from '../../../contract/session-view.ts'
import { Icon } from '../../components/icon.tsx'
import { sessions as words } from '../../../words/sessions.ts'

const choices: readonly GroupBy[] = ['user', 'ip', 'state', 'day']

interface GroupChoiceProps {
  readonly value: GroupBy | null
  readonly onChange: (value: GroupBy | null) => void
}

/** What the groups of the table have in common, or no groups. */
export function GroupChoice({ value, onChange }: GroupChoiceProps): ReactNode {
  return (
    <label className={`control${value === null ? '' : ' on'}`}>
      <span className="control-name">{words.groups()}</span>
      <select
        value={value ?? 'none'}
        aria-label={words.groups()}
        data-testid="group-by"
        onChange={(event) => onChange(choices.find((by) => by === event.target.value) ?? null)}
      >
        <option value="none">{words.noGroups()}</option>
        {choices.map((by) => (
          <option key={by} value={by}>
            {words.groupBy[by]()}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </label>
  )
}
