import { useMemo } from 'react'
import { useNow } from '../clock.ts'
import { useConsole } from '../react.tsx'
import { fleetOf, type OverviewRow, overviewRows } from './rows.ts'

/** Ages are drawn in steps. Milliseconds. */
const tickMs = 10_000

export interface Overview {
  /** All of the user's own sites. */
  readonly sites: number
  /** Those that are shown, in their order. */
  readonly rows: readonly OverviewRow[]
  /** By this machine's clock, milliseconds. */
  readonly now: number
}

export function useOverview(): Overview {
  const now = useNow(tickMs)
  const all = useConsole((state) => state.sites)
  const order = useConsole((state) => state.overview.order)
  const fleet = useMemo(() => fleetOf(all), [all])
  const rows = useMemo(() => overviewRows(fleet, order, now), [fleet, order, now])
  return { sites: fleet.length, rows, now }
}
