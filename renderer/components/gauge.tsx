import type { ReactNode } from 'react'
import type { Counts } from '../../contract/session.ts'
import { site as words } from '../text/site.ts'

interface GaugeProps {
  readonly counts: Counts
  readonly limit: number | null
  readonly small?: boolean
}

const parts = ['own', 'active', 'unknown', 'dangling'] as const

/** How full a site is and with what. Over the limit, or without one, the live sessions fill the bar. */
export function Gauge({ counts, limit, small = false }: GaugeProps): ReactNode {
  const whole = Math.max(limit ?? 0, counts.live, 1)
  // Where no limit is known a full bar would say "full": it is thin and open at its end.
  const open = limit === null ? ' open' : ''
  const overAt = limit !== null && counts.live > limit ? limit / counts.live : null
  return (
    <div
      className={`gauge${small ? ' small' : ''}${open}`}
      {...(small ? { 'aria-hidden': true } : { role: 'img', 'aria-label': words.gauge(counts, limit) })}
    >
      {parts.map(
        (part) =>
          counts[part] > 0 && (
            <span key={part} className={`part ${part}`} style={{ flexGrow: counts[part] / whole }} />
          ),
      )}
      {whole > counts.live && <span className="part room" style={{ flexGrow: 1 - counts.live / whole }} />}
      {overAt !== null && <span className="over" style={{ left: `${String(overAt * 100)}%` }} />}
    </div>
  )
}
