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
  /** More than `counts` has: they are about to go, or have just gone. */
  readonly going?: number
  /** What the bar says in words. Missing: the counts. */
  readonly label?: string
}

const parts = ['own', 'active', 'unknown', 'dangling'] as const

/**
 * How full a site is, and with what. Over the limit, or without a limit, the counted sessions fill the bar.
 */
export function Gauge(props: GaugeProps): ReactNode {
  const { counts, limit, countsExpired = null, small = false, going = 0 } = props
  const { label = words.gauge(counts, limit, countsExpired) } = props
  const staying = towardsLimit(counts, countsExpired)
  const filled = staying + going
  const whole = Math.max(limit ?? 0, filled, 1)
  // Without a known limit a full bar would say "full". So the bar is thin, and open at its end.
  const open = limit === null ? ' open' : ''
  const overAt = limit !== null && filled > limit ? limit / filled : null
  return (
    <div
      className={`gauge${small ? ' small' : ''}${open}`}
      {...(small ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {parts.map(
        (part) =>
          counts[part] > 0 && (
            <span key={part} className={`part ${part}`} style={{ flexGrow: counts[part] / whole }} />
          ),
      )}
      {staying > counts.live && (
        <span className="part expired" style={{ flexGrow: (staying - counts.live) / whole }} />
      )}
      {going > 0 && <span className="part going" style={{ flexGrow: going / whole }} />}
      {whole > filled && <span className="part room" style={{ flexGrow: 1 - filled / whole }} />}
      {overAt !== null && <span className="over" style={{ left: `${String(overAt * 100)}%` }} />}
    </div>
  )
}
