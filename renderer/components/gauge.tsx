import type { ReactNode } from 'react'
import type { Counts } from '../../contract/session.ts'
import { towardsLimit } from '../../core/domain/what-counts.ts'
import { site as words } from '../../words/site.ts'

interface GaugeProps {
  readonly counts: Counts
  readonly limit: number | null
  /** Expired sessions count towards the limit, too. */
  readonly countsExpired?: boolean | null
  readonly small?: boolean
}

const parts = ['own', 'active', 'unknown', 'dangling'] as const

/**
 * How full a site is, and with what. Over the limit, or without a limit, the counted sessions fill the bar.
 */
export function Gauge({ counts, limit, countsExpired = null, small = false }: GaugeProps): ReactNode {
  const filled = towardsLimit(counts, countsExpired)
  const whole = Math.max(limit ?? 0, filled, 1)
  // Without a known limit a full bar would say "full". So the bar is thin, and open at its end.
  const open = limit === null ? ' open' : ''
  const overAt = limit !== null && filled > limit ? limit / filled : null
  return (
    <div
      className={`gauge${small ? ' small' : ''}${open}`}
      {...(small
        ? { 'aria-hidden': true }
        : { role: 'img', 'aria-label': words.gauge(counts, limit, countsExpired) })}
    >
      {parts.map(
        (part) =>
          counts[part] > 0 && (
            <span key={part} className={`part ${part}`} style={{ flexGrow: counts[part] / whole }} />
          ),
      )}
      {filled > counts.live && (
        <span className="part expired" style={{ flexGrow: (filled - counts.live) / whole }} />
      )}
      {whole > filled && <span className="part room" style={{ flexGrow: 1 - filled / whole }} />}
      {overAt !== null && <span className="over" style={{ left: `${String(overAt * 100)}%` }} />}
    </div>
  )
}
