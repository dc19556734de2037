import type { ReactNode } from 'react'
import type { KillPlan } from '../../../contract/kill.ts'
import { Note } from '../../components/note.tsx'
import { kill as words, resumeWords } from '../../text/kill.ts'

/** What an interrupted run has done already, where the plan goes on with one. */
export function ResumeNote({ plan }: { plan: KillPlan }): ReactNode {
  return (
    plan.resumes && (
      <Note tone="plain" testId="kill-resumes">
        {resumeWords(plan.resumes)}
      </Note>
    )
  )
}

/** The oldest and the youngest activity among those to be killed. */
export function PlanActivity({ plan }: { plan: KillPlan }): ReactNode {
  const { oldestActivity: oldest, youngestActivity: youngest } = plan
  if (oldest === null || youngest === null) return null
  return (
    <dl className="plan-activity" data-testid="kill-activity">
      {oldest === youngest ? (
        <Fact name={words.lastUsed} time={oldest} />
      ) : (
        <>
          <Fact name={words.from} time={oldest} />
          <Fact name={words.to} time={youngest} />
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
