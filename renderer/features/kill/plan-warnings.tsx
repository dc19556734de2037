import type { ReactNode } from 'react'
import type { KillPlan, KillWarning } from '../../../contract/kill.ts'
import { Hostile } from '../../components/hostile.tsx'
import { Note } from '../../components/note.tsx'
import { kill as words, warningWords } from '../../text/kill.ts'

/** Names that are told one by one. */
const namedAtMost = 3

/** Everything unusual about a plan, each in a sentence of its own. */
export function PlanWarnings({ plan }: { plan: KillPlan }): ReactNode {
  return plan.warnings.map((warning) => (
    <Note key={warning.code} tone={toneOf(warning)} testId={`kill-warning-${warning.code}`}>
      <WarningSentence warning={warning} />
    </Note>
  ))
}

const toneOf = ({ code }: KillWarning): 'danger' | 'warning' => (code === 'active' ? 'danger' : 'warning')

export function WarningSentence({ warning }: { warning: KillWarning }): ReactNode {
  return (
    <>
      {warningWords(warning)}
      {'users' in warning && <Names users={warning.users} />}
    </>
  )
}

function Names({ users }: { users: readonly string[] }): ReactNode {
  const more = users.length - namedAtMost
  return (
    <>
      {users.slice(0, namedAtMost).map((user, index) => (
        <span key={user}>
          {index === 0 ? ' ' : ', '}
          <Hostile className="user" text={user} />
        </span>
      ))}
      {more > 0 && words.andMore(more)}.
    </>
  )
}
