import { type ReactNode, useId, useMemo, useState } from 'react'
import { Icon } from '../../../components/icon.tsx'
import type { Confirming } from '../../../store/kill-flow.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { number } from '../../../../words/format.ts'
import { kill as words } from '../../../../words/kill.ts'
import { leftOutReasons } from '../../../../words/spared.ts'
import { byRef, goingRows, leftOutRows } from './plan-rows.ts'
import { PlanSessions } from './plan-sessions.tsx'
import { PlanUsers } from './plan-users.tsx'

type Open = 'users' | 'sessions' | 'leftOut' | null
const noSessions = [] as const

/** Who is meant, in three folds of which one is open: by user, each session, and what is left out. */
export function PlanFolds({ siteId, flow }: { siteId: string; flow: Confirming }): ReactNode {
  const { plan, first, wanted, busy } = flow
  const { dropped } = wanted
  const { previewAgain } = useActions()
  const sessions = useConsole((state) => state.lists[siteId]?.sessions ?? noSessions)
  const [open, setOpen] = useState<Open>(first.victims.length > 1 ? 'users' : null)
  const listed = useMemo(() => byRef(sessions), [sessions])
  const going = useMemo(() => goingRows(first, dropped, listed), [first, dropped, listed])
  const leftOut = useMemo(() => leftOutRows(first, plan, listed), [first, plan, listed])
  const toggle = (fold: Open): void => setOpen(open === fold ? null : fold)
  const tick = (refs: readonly string[]): void => {
    if (busy !== 'starting') void previewAgain(siteId, { dropped: toggled(dropped, refs) })
  }
  return (
    <div className="plan-folds">
      {first.victims.length > 1 && (
        <>
          <Fold
            title={words.byUser()}
            count={first.byUser.length}
            open={open === 'users'}
            testId="fold-users"
            onToggle={() => toggle('users')}
          >
            <PlanUsers siteId={siteId} flow={flow} onTick={tick} />
          </Fold>
          <Fold
            title={words.eachSession()}
            count={first.victims.length}
            note={dropped.size > 0 ? words.unticked(dropped.size) : ''}
            open={open === 'sessions'}
            testId="fold-sessions"
            onToggle={() => toggle('sessions')}
          >
            <PlanSessions
              siteId={siteId}
              label={words.eachSession()}
              rows={going}
              testId="plan-sessions"
              onTick={(ref) => tick([ref])}
            />
          </Fold>
        </>
      )}
      {leftOut.length > 0 && (
        <Fold
          title={words.leftOut()}
          count={leftOut.length}
          note={leftOutReasons([...first.leftOut, ...plan.leftOut])}
          open={open === 'leftOut'}
          testId="fold-left-out"
          onToggle={() => toggle('leftOut')}
        >
          <PlanSessions siteId={siteId} label={words.leftOut()} rows={leftOut} testId="plan-left-out" />
        </Fold>
      )}
    </div>
  )
}

/** All of them are put back, or, if some still go, all are taken out. */
function toggled(dropped: ReadonlySet<string>, refs: readonly string[]): ReadonlySet<string> {
  const next = new Set(dropped)
  const isOut = refs.every((ref) => dropped.has(ref))
  for (const ref of refs) {
    if (isOut) next.delete(ref)
    else next.add(ref)
  }
  return next
}

interface FoldProps {
  readonly title: string
  readonly count: number
  readonly note?: string
  readonly open: boolean
  readonly testId: string
  readonly onToggle: () => void
  readonly children: ReactNode
}

function Fold({ title, count, note = '', open, testId, onToggle, children }: FoldProps): ReactNode {
  const id = useId()
  return (
    <div className={open ? 'plan-fold open' : 'plan-fold'}>
      <button
        type="button"
        className="fold-title"
        aria-expanded={open}
        aria-controls={id}
        data-testid={testId}
        onClick={onToggle}
      >
        <span className={open ? 'fold open' : 'fold'} aria-hidden="true">
          <Icon name="right" />
        </span>
        <span>{title}</span> <b>{number(count)}</b> {note !== '' && <span className="muted">{note}</span>}
      </button>
      <div id={id}>{open && children}</div>
    </div>
  )
}
