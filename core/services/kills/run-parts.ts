import type { Failure } from '../../../contract/failure.ts'
import type { KillPlan } from '../../../contract/kill.ts'
import type { Clock } from '../../ports.ts'
import type { SiteExemptions } from '../exemptions/exemptions.ts'
import type { Outcomes } from './kill-outcomes.ts'
import type { RunControl } from './run-control.ts'
import type { RunLists } from './run-lists.ts'
import type { RunProgress } from './run-progress.ts'
import type { RunRecords } from './run-records.ts'
import type { WatchedSite } from '../sites/watched-site.ts'

/** What a run is made of, for the code that sends its requests. */
export interface RunParts {
  readonly plan: KillPlan
  readonly site: WatchedSite
  readonly clock: Clock
  readonly outcomes: Outcomes
  readonly control: RunControl
  readonly progress: RunProgress
  readonly lists: RunLists
  readonly records: RunRecords
  readonly exempt: Pick<SiteExemptions, 'changed'>
  /** Lists, settles and spares. Returns why to stop. */
  readonly check: () => Promise<Failure | null>
  /** Waits while the user wants a pause. Returns whether there was one. */
  readonly whilePaused: () => Promise<boolean>
}
