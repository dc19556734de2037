import type { Locator, Page } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import type { FleetKind } from '../../../demo/fleet/kinds.ts'
import { fleetList } from '../../../demo/fleet/list.ts'
import { startDemoFleet, type DemoFleet, type FleetSite } from '../../../demo/fleet/start.ts'

/** False alerts: full, but few people are on now. `full`: really. `closed`: nobody can sign in. */
const kinds: readonly FleetKind[] = [
  ...(['dangling', 'dangling', 'dangling', 'full', 'full', 'closed'] as const),
  ...(['dead', 'dead', 'fine', 'fine', 'fine', 'fine'] as const),
]

interface ProvidersFleet extends DemoFleet, AsyncDisposable {
  readonly falseAlerts: readonly FleetSite[]
  /** All but the fine ones. */
  readonly interesting: readonly FleetSite[]
}

/** The twelve sites of a hosting provider, and their list as a CSV file. */
export async function startProvidersFleet(listFile: string): Promise<ProvidersFleet> {
  const fleet = await startDemoFleet({ sites: kinds.length, kinds, seed: 5 })
  await writeFile(listFile, fleetList(fleet, 'csv'))
  const falseAlerts = fleet.sites.filter(({ kind }) => kind === 'dangling')
  const interesting = fleet.sites.filter(({ kind }) => kind !== 'fine')
  return { ...fleet, falseAlerts, interesting, [Symbol.asyncDispose]: () => fleet.close() }
}

export const canSignIn = ({ kind }: FleetSite): boolean => kind !== 'dead' && kind !== 'closed'

/** The sites of the overview that are drawn. */
export const sitesShown = (page: Page): Locator => page.getByTestId('overview-row')

export const siteRow = (page: Page, name: string): Locator => sitesShown(page).filter({ hasText: name })

/** How many more people can sign in. */
export function roomOf({ hooks, sessionsLimit }: FleetSite): number {
  const now = hooks.now()
  return (sessionsLimit ?? Infinity) - hooks.sessions().filter(({ expire }) => expire > now).length
}
