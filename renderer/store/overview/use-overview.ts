import { useMemo } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { useNow } from '../clock.ts'
import { useConsole } from '../react.tsx'
import { matchesOf } from './filter.ts'
import { fleetOf, type OverviewRow, overviewRows } from './rows.ts'

/** Ages are drawn in steps. Milliseconds. */
const tickMs = 10_000

export interface Overview {
  /** All of the user's own sites. */
  readonly sites: readonly SiteState[]
  /** The same as rows, whatever is asked for. */
  readonly all: readonly OverviewRow[]
  /** Those that are shown, in their order. */
  readonly rows: readonly OverviewRow[]
  /** By this machine's clock, milliseconds. */
  readonly now: number
}

export function useOverview(): Overview {
  const now = useNow(tickMs)
  const all = useConsole((state) => state.sites)
  const order = useConsole((state) => state.overview.order)
  const filter = useConsole((state) => state.overview.filter)
  const fleet = useMemo(() => fleetOf(all), [all])
  const every = useMemo(() => overviewRows(fleet, order, now), [fleet, order, now])
  const rows = useMemo(() => every.filter(matchesOf(filter)), [every, filter])
  return { sites: fleet, all: every, rows, now }
}
