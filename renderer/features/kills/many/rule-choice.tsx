import type { ReactNode } from 'react'
import { manyRule as words } from '../../../../words/kill-many.ts'
import type { ManyRule } from './many-rule.ts'

interface RuleChoiceProps {
  readonly rule: ManyRule
  readonly onChange: (rule: ManyRule) => void
  /** Enter in one of its fields. */
  readonly onEnter: () => void
}

/** Which sessions are meant on each of the sites. */
export function RuleChoice({ rule, onChange, onEnter }: RuleChoiceProps): ReactNode {
  const change = (part: Partial<ManyRule>): void => onChange({ ...rule, ...part })
  const choice = (kind: ManyRule['kind'], label: string): ReactNode => (
    <label className="tick">
      <input
        type="radio"
        name="many-rule"
        data-autofocus={kind === rule.kind || undefined}
        checked={kind === rule.kind}
        data-testid={`many-rule-${kind}`}
        onChange={() => change({ kind })}
      />
      {label}
    </label>
  )
  return (
    <fieldset
      className="rule-part many-rule"
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        onEnter()
      }}
    >
      <legend>{words.which()}</legend>
      {choice('dangling', words.dangling())}
      <span className="rule-line">
        {choice('makeRoom', words.makeRoom())}
        <input
          className="input narrow"
          inputMode="numeric"
          autoComplete="off"
          value={rule.room}
          placeholder="5"
          aria-label={words.room()}
          data-testid="many-room"
          onChange={(event) => change({ kind: 'makeRoom', room: event.target.value })}
        />
        {words.onEach()}
      </span>
      <span className="rule-line">
        {choice('idle', words.idle())}
        <input
          className="input narrow"
          autoComplete="off"
          value={rule.idle}
          placeholder="12h"
          aria-label={words.idleExamples()}
          title={words.idleExamples()}
          data-testid="many-idle"
          onChange={(event) => change({ kind: 'idle', idle: event.target.value })}
        />
      </span>
      <span className="rule-line">
        {choice('users', words.users())}
        <input
          className="input wide"
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          value={rule.users}
          placeholder={words.usersExample}
          aria-label={words.usersLabel()}
          title={words.usersLabel()}
          data-testid="many-users"
          onChange={(event) => change({ kind: 'users', users: event.target.value })}
        />
      </span>
      {rule.kind === 'users' && (
        <label className="tick many-in-use">
          <input
            type="checkbox"
            checked={rule.inUse}
            data-testid="many-in-use"
            onChange={(event) => change({ inUse: event.target.checked })}
          />
          {words.inUse()}
        </label>
      )}
    </fieldset>
  )
}
