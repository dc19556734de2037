import type { Session } from '../../contract/session.ts'
import type { SessionDelta, SiteState } from '../../contract/site.ts'
import { createLoadMeter } from '../../core/domain/load.ts'
import { openAccount, type Account } from '../../core/services/sites/accounts.ts'
import { createMemorySecrets } from '../../core/services/sites/memory-secrets.ts'
import { createOwnSessions } from '../../core/services/sites/own-sessions.ts'
import type { SiteRecord } from '../../core/services/sites/site-record.ts'
import { createWatchedSite, type WatchedSite } from '../../core/services/sites/watched-site.ts'
import { memoryLocks, memorySettings, thisProcess } from './console.ts'
import type { Clock, SecretStore } from '../../core/ports.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { createFakeLino, type FakeLino } from './fake-lino.ts'
import { day, monday } from './sessions.ts'

export const record: SiteRecord = {
  siteId: 's',
  name: 'Weleup',
  url: 'https://lino.example',
  user: 'robin',
  allowHttp: false,
  danglingAfterMs: 4 * day,
  onNowMs: 900_000,
  tags: [],
  folder: null,
  sessionsLimit: null,
  keepSeat: true,
  signsItselfIn: false,
  certificate: null,
  saved: true,
  demo: false,
}

export interface Watched<C extends Clock = FakeClock> {
  readonly site: WatchedSite
  readonly lino: FakeLino
  readonly clock: C
  readonly states: SiteState[]
  readonly deltas: SessionDelta[]
}

/** A watched site over a fake Lino, signed in with a first reading done. */
export function watched(sessions: readonly Session[]): Promise<Watched> {
  return watchedAt(createFakeClock(monday), sessions)
}

/** The same on a clock of the test's own. */
export async function watchedAt<C extends Clock>(
  clock: C,
  sessions: readonly Session[],
  change: Partial<SiteRecord> = {},
  accountLasts = false,
): Promise<Watched<C>> {
  const at = arrange(clock, sessions, change, accountLasts)
  await at.site.signIn({ password: 'secret' })
  return at
}

/** A site as a console finds it at its start: a session is kept, and nothing has been requested. */
export async function watchedAtStart(
  sessions: readonly Session[],
  change: Partial<SiteRecord> = {},
  accountLasts = false,
): Promise<Watched & { account: Account }> {
  const at = arrange(createFakeClock(monday), sessions, change, accountLasts)
  await at.account.change({ session: 'kept' })
  return at
}

/** The same, with nothing in the keychain that the test has not put there. */
export function arrange<C extends Clock>(
  clock: C,
  sessions: readonly Session[],
  change: Partial<SiteRecord> = {},
  accountLasts = false,
  secrets: SecretStore = createMemorySecrets(),
): Watched<C> & { account: Account } {
  const lino = createFakeLino(sessions)
  const states: SiteState[] = []
  const deltas: SessionDelta[] = []
  const emit = {
    site: (state: SiteState) => states.push(state),
    sessions: (delta: SessionDelta) => deltas.push(delta),
  }
  const log = { write: () => undefined }
  const locks = memoryLocks()
  const account = openAccount(secrets, change.url ?? record.url, record.user, log)
  const site = createWatchedSite(
    { ...record, ...change },
    {
      client: lino,
      load: createLoadMeter(),
      pin: () => undefined,
      clock,
      log,
      emit,
      locks,
      accountLasts: () => accountLasts,
      account,
      ownSessions: createOwnSessions({
        store: memorySettings(),
        locks,
        clock,
        log,
        processes: thisProcess,
      }),
    },
  )
  return { site, lino, clock, states, deltas, account }
}
