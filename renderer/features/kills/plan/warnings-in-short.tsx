import type { ReactNode } from 'react'
import type { KillPlan, KillWarning } from '../../../../contract/kill.ts'
import { mergedWarnings } from '../../../../core/domain/merged-warnings.ts'
import { warningInShort } from '../../../../words/warnings.ts'
import { isGrave } from './plan-warnings.tsx'

/** Beside the button, so that no window is too small to show what is unusual about the plans. */
export function WarningsInShort({
  plans,
  when,
}: {
  plans: readonly Pick<KillPlan, 'warnings'>[]
  /** `narrow`: where the sentences may be out of sight. */
  when: 'always' | 'narrow'
}): ReactNode {
  const warnings = mergedWarnings(plans.flatMap((plan) => plan.warnings))
  if (warnings.length === 0) return null
  return (
    <ul className={`warnings-in-short ${when}`} data-testid="warnings-in-short">
      {warnings.map((warning) => (
        <li key={warning.code} className={classOf(warning)}>
          {warningInShort(warning)}
        </li>
      ))}
    </ul>
  )
}

const classOf = (warning: KillWarning): string => (isGrave(warning) ? 'danger' : '')
