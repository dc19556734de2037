import type { ReactNode } from 'react'
import type { SiteState } from '../../contract/site.ts'
import { roomFor } from '../../core/domain/limit.ts'

type Tone = 'good' | 'full' | 'nearly' | 'failing' | 'off' | 'busy'

function toneOf(site: SiteState): Tone {
  if (site.access === 'signingIn') return 'busy'
  if (site.failure || site.access === 'paused') return 'failing'
  if (site.access === 'signedOut') return 'off'
  if (!site.counts) return 'busy'
  const room = roomFor(site.counts.live, site.sessionsLimit)
  return room.kind === 'full' ? 'full' : room.kind === 'nearlyFull' ? 'nearly' : 'good'
}

/** Each state has a shape of its own, too; the words stand beside it. */
export function SiteDot({ site }: { site: SiteState }): ReactNode {
  return <span className={`site-dot ${toneOf(site)}`} aria-hidden="true" />
}
