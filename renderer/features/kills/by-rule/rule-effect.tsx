import { type ReactNode, useDeferredValue, useMemo } from 'react'
import type { KillRule } from '../../../../contract/rule.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { chooseSessions } from '../../../../core/domain/kill-choice.ts'
import { certainLeftOvers } from '../../../../core/domain/left-overs.ts'
import { stateOf } from '../../../../core/domain/state.ts'
import { exemptionsOn } from '../../../../core/domain/exempt.ts'
import { useConsole } from '../../../store/react.tsx'
import type { Table } from '../../../store/use-table.ts'
import { byRule as words } from '../../../../words/by-rule.ts'

interface RuleEffectProps {
  readonly site: SiteState
  readonly table: Table
  readonly rule: KillRule
}

/** How many sessions the rule would choose now, by the last list. */
export function RuleEffect(props: RuleEffectProps): ReactNode {
  const { site, table } = props
  const rule = useDeferredValue(props.rule)
  const exemptions = useConsole((state) => state.exemptions)
  const { siteId, url, danglingAfterMs, sessionsLimit, countsExpired = null, leftOvers } = site
  const { judged, now } = table
  const effect = useMemo(() => {
    const exemptionsFor = exemptionsOn(exemptions, { siteId, url })
    const leftBehind = certainLeftOvers(leftOvers)
    const sessions = judged.map((each) => each.session)
    const choice = chooseSessions(sessions, rule, {
      now,
      danglingAfterMs,
      sessionsLimit,
      countsExpired,
      isExempt: (session) => exemptionsFor(session).length > 0,
    })
    return {
      count: choice.sessions.length,
      active: choice.sessions.filter(
        (each) => stateOf(each, now, danglingAfterMs) === 'active' && !leftBehind.has(each.ref),
      ).length,
      leftOut: choice.leftOut.length,
      missing: choice.missing,
    }
  }, [judged, now, rule, exemptions, siteId, url, danglingAfterMs, sessionsLimit, countsExpired, leftOvers])
  const live = judged.filter((each) => each.state !== 'expired').length
  return (
    <div className="rule-effect" role="status" data-testid="rule-effect">
      <p>
        <b>{words.chooses(effect.count, live)}</b>
        {effect.leftOut > 0 && <span className="muted"> {words.leftOut(effect.leftOut)}</span>}
      </p>
      {effect.active > 0 && <p className="danger">{words.active(effect.active)}</p>}
      {effect.missing > 0 && <p className="warning">{words.missing(effect.missing)}</p>}
    </div>
  )
}
