import type { ReactNode } from 'react'
import type { KillPlan } from '../../../../contract/kill.ts'
import { Note } from '../../../components/note.tsx'
import { useHiddenVictims } from '../../../store/hidden-victims.ts'
import { kill as words } from '../../../../words/kill.ts'
import { resumeWords } from '../../../../words/plan.ts'
import { exactDateTime } from '../../../../words/times.ts'

/** What an interrupted run has done already, if the plan resumes one. */
export function ResumeNote({ plan }: { plan: KillPlan }): ReactNode {
  return (
    plan.resumes && (
      <Note tone="plain" testId="kill-resumes">
        {resumeWords(plan.resumes, exactDateTime)}
      </Note>
    )
  )
}

/** Victims that the user does not see in the table behind the question. */
export function HiddenVictims({ plan }: { plan: KillPlan }): ReactNode {
  const hidden = useHiddenVictims(plan)
  return (
    hidden > 0 && (
      <Note tone="warning" testId="kill-hidden">
        {words.hidden(hidden)}
      </Note>
    )
  )
}

/** The oldest and the most recent activity of the sessions to be killed. */
export function PlanActivity({ plan }: { plan: KillPlan }): ReactNode {
  const { oldestActivity: oldest, youngestActivity: youngest } = plan
  if (oldest === null || youngest === null) return null
  return (
    <dl className="plan-activity" data-testid="kill-activity">
      {oldest === youngest ? (
        <Fact name={words.lastUsed()} time={oldest} />
      ) : (
        <>
          <Fact name={words.from()} time={oldest} />
          <Fact name={words.to()} time={youngest} />
        </>
      )}
    </dl>
  )
}

function Fact({ name, time }: { name: string; time: number }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{words.at(time)}</dd>
    </div>
  )
}
