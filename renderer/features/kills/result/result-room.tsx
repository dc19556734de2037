import type { ReactNode } from 'react'
import { Gauge } from '../../../components/gauge.tsx'
import { beforeAndNow, type Standing } from '../../../../words/room.ts'

/** The bar of the preview once more: how full the site is now, and what has gone. */
export function ResultRoom({ now, gone }: { now: Standing | null; gone: number }): ReactNode {
  if (!now || gone === 0) return null
  return (
    <figure className="before-after" data-testid="result-room">
      <Gauge {...now} going={gone} />
      <figcaption className="muted">{beforeAndNow(gone, now)}</figcaption>
    </figure>
  )
}
