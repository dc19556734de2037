import type { ReactNode } from 'react'
import type { KillPlan, KillWarning } from '../../../../contract/kill.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { Note } from '../../../components/note.tsx'
import { drawParts } from '../../../components/draw-parts.tsx'
import { listParts } from '../../../../words/format.ts'
import { say } from '../../../../words/say.ts'
import { warningWords } from '../../../../words/warnings.ts'

/** The number of names that are shown. */
const namedAtMost = 3

/**
 * Everything unusual about a plan, each in its own sentence. What may hurt somebody right now is separate.
 */
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
  const names = users.slice(0, namedAtMost).map((user) => <Hostile className="user" text={user} />)
  return drawParts([
    ' ',
    ...listParts([...names, ...(more > 0 ? [say('{count} more', { count: more })] : [])]),
    '.',
  ])
}
