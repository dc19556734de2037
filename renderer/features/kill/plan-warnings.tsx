import type { ReactNode } from 'react'
import type { KillPlan, KillWarning } from '../../../contract/kill.ts'
import { Hostile } from '../../components/hostile.tsx'
import { Note } from '../../components/note.tsx'
import { kill as words, warningWords } from '../../text/kill.ts'

/** Names that are told one by one. */
const namedAtMost = 3

/** Everything unusual about a plan, each in a sentence of its own; what may hurt somebody right now stands apart. */
export function PlanWarnings({ plan }: { plan: KillPlan }): ReactNode {
  const grave = plan.warnings.filter(isGrave)
  const others = plan.warnings.filter((warning) => !isGrave(warning))
  return (
    <>
      <Sentences tone="danger" warnings={grave} />
      <Sentences tone="warning" warnings={others} />
    </>
  )
}

export const isGrave = ({ code }: KillWarning): boolean => code === 'active'

function Sentences({
  tone,
  warnings,
}: {
  tone: 'danger' | 'warning'
  warnings: readonly KillWarning[]
}): ReactNode {
  if (warnings.length === 0) return null
  return (
    <Note tone={tone}>
      <ul className="warnings">
        {warnings.map((warning) => (
          <li key={warning.code} data-testid={`kill-warning-${warning.code}`}>
            <WarningSentence warning={warning} />
          </li>
        ))}
      </ul>
    </Note>
  )
}

function WarningSentence({ warning }: { warning: KillWarning }): ReactNode {
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
