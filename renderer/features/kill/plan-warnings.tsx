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
    <Note
      key={warning.code}
      tone={warning.code === 'active' ? 'danger' : 'warning'}
      testId={`kill-warning-${warning.code}`}
    >
      {warningWords(warning)}
      <Names warning={warning} />
    </Note>
  ))
}

function Names({ warning }: { warning: KillWarning }): ReactNode {
  if (warning.code !== 'onlySessions') return null
  const more = warning.users.length - namedAtMost
  return (
    <>
      {warning.users.slice(0, namedAtMost).map((user, index) => (
        <span key={user}>
          {index === 0 ? ' ' : ', '}
          <Hostile className="user" text={user} />
        </span>
      ))}
      {more > 0 && words.andMore(more)}.
    </>
  )
}
