import type { Failure } from '../../../contract/failure.ts'
import type { SessionDelta, SiteState } from '../../../contract/site.ts'
import type { LinoClient } from '../../lino/index.ts'
import type { LoadMeter } from '../../domain/load.ts'
import type { Clock, Log } from '../../ports.ts'
import { nothingLearnt, stateFrom, type RunningFacts } from './site-facts.ts'
import type { SiteRecord } from './site-record.ts'
import { isSameTrouble } from './site-trouble.ts'

export interface SiteEvents {
  site(state: SiteState): void
  sessions(delta: SessionDelta): void
}

/** What the console knows about one site while it runs. The only writer of these facts. */
export interface SiteStatus {
  /** The user's settings of the site. */
  record: SiteRecord
  readonly facts: Readonly<RunningFacts>
  state(): SiteState
  /** Takes new facts over. No view gets them yet. */
  learn(change: Partial<RunningFacts>): void
  /** Takes new facts over, and sends the state to every view. */
  update(change: Partial<RunningFacts>): void
  /** Takes a failure over, logs it, and sends the state to every view. */
  failed(failure: Failure): void
}

export interface SiteStatusWith {
  readonly client: LinoClient
  readonly load: LoadMeter
  readonly clock: Clock
  readonly log: Log
  readonly emit: SiteEvents
}

export function createSiteStatus(initial: SiteRecord, ports: SiteStatusWith): SiteStatus {
  const { client, load, clock, log, emit } = ports
  const facts = nothingLearnt()

  const status: SiteStatus = {
    record: initial,
    facts,
    state: () => stateFrom(status.record, facts, client.facts(), load.lastHour(clock.now())),
    learn: (change) => void Object.assign(facts, change),
    update(change) {
      status.learn(change)
      emit.site(status.state())
    },
    failed(failure) {
      log.write('warning', 'A site failed', {
        siteId: status.record.siteId,
        kind: failure.kind,
        cause: failure.cause,
      })
      const goesOn = facts.failure !== null && isSameTrouble(facts.failure.kind, failure.kind)
      const over = failure.kind === 'signedOut' || (facts.access !== 'signedIn' && !facts.awaitsResume)
      status.update({
        failure,
        failedAt: clock.now(),
        failingSince: goesOn ? facts.failingSince : clock.now(),
        ...(over ? { nextReadAt: null } : {}),
        ...(failure.kind === 'signedOut' ? { access: 'signedOut' as const } : {}),
        ...(failure.limit === undefined ? {} : { learntLimit: failure.limit }),
      })
    },
  }
  return status
}
