import type { ReactNode } from 'react'
import type { CameBack } from '../../../../contract/kill.ts'
import { useNow } from '../../../store/clock.ts'
import { cameBackWords } from '../../../../words/runs.ts'

/** How many users came back: counted while the console watches, and then final. */
export function CameBackLine({ cameBack }: { cameBack: CameBack | null }): ReactNode {
  const now = useNow(1000)
  if (!cameBack) return null
  return (
    <p className={cameBack.users > 0 ? 'came-back some' : 'came-back'} data-testid="came-back">
      {cameBackWords(cameBack, now)}
    </p>
  )
}
