import { z } from 'zod'
import type { Exemption, ExemptionKind } from '../../contract/exemption.ts'
import { fail, succeed, type Failure, type Result } from '../../contract/failure.ts'
import type { Session } from '../../contract/session.ts'
import { exemptionsOn } from '../domain/exempt.ts'
import type { Clock, Locks, Log, SettingsStore } from '../ports.ts'
import { readDocument } from './stored-document.ts'
import { underLock } from './under-lock.ts'

const kind = z.enum({ user: 'user', ip: 'ip', session: 'session' } satisfies { [K in ExemptionKind]: K })
const exemption = z.object({
  exemptionId: z.string(),
  siteId: z.string().nullable(),
  kind,
  value: z.string(),
  at: z.number(),
})
// Strict: a list with words that this version does not know may hold somebody whom it would not spare. It is put aside, and said.
const exemptionsDocument = z.strictObject({ version: z.literal(1), exemptions: z.array(exemption) })

const document = { what: 'The exemptions', schema: exemptionsDocument, version: 1 }

/** Whom the exemptions of one site hold for. */
export interface SiteExemptions {
  /** Reads the list, and answers whether a session is never to be killed. Who cannot be told is not killed. */
  look(): Promise<Result<(session: Session) => boolean>>
  /** This console has changed the list since the last look; another one may have. */
  readonly changed: boolean
}

/** What is never killed. Read afresh each time: window and terminal share the file. */
export interface Exemptions {
  /**
   * Oldest first. A file that is no list of ours is kept aside, and there is a `storage` failure until somebody is exempted
   * again (or the file is removed): nobody is to be killed because a file was spoilt. One that cannot be read right now is such a
   * failure until it can.
   */
  list(): Promise<Result<readonly Exemption[]>>
  /** The same one twice is one. The first one after a list was lost begins a new list. */
  add(wanted: {
    readonly siteId: string | null
    readonly kind: ExemptionKind
    readonly value: string
  }): Promise<Result<Exemption>>
  remove(exemptionId: string): Promise<Result<Exemption>>
  ofSite(siteId: string): SiteExemptions
}

const lockName = 'exemptions'

export function createExemptions(ports: {
  readonly store: SettingsStore
  readonly locks: Locks
  readonly clock: Clock
  readonly log: Log
  readonly randomId: () => string
}): Exemptions {
  const { store, locks, clock, log, randomId } = ports
  let changes = 0

  async function read(): Promise<Result<readonly Exemption[]>> {
    const found = await readDocument(store, document, log)
    if (found.kind === 'absent') return succeed([])
    if (found.kind === 'document') return succeed(found.value.exemptions)
    if (found.kind === 'lost' && found.keptAs !== null) return { ok: false, failure: isLost(found.keptAs) }
    const why = found.kind === 'left' ? found.why : 'The exemptions could not be read.'
    return fail('storage', `${why} So nothing is killed.`, { file: 'exemptions' })
  }

  /** What there is to add to: after a list was lost, nothing. */
  async function readToAdd(): Promise<Result<readonly Exemption[]>> {
    const list = await read()
    return list.ok || (await store.read()).kind !== 'absent' ? list : succeed([])
  }

  async function write(exemptions: readonly Exemption[]): Promise<Result<null>> {
    const written = await store.write({ version: 1, exemptions })
    changes += 1
    if (written.ok) return succeed(null)
    log.write('error', 'The exemptions could not be written', { reason: written.reason })
    return fail(
      'storage',
      `The list of what is never killed could not be written (${written.reason}). Make sure that the disk is not full, then try again.`,
      { file: 'exemptions' },
    )
  }

  return {
    list: read,
    add: ({ siteId, kind, value }) =>
      underLock(locks, log, lockName, async () => {
        const before = await readToAdd()
        if (!before.ok) return before
        const same = before.value.find(
          (each) => each.siteId === siteId && each.kind === kind && each.value === value,
        )
        if (same) return succeed(same)
        const added = { exemptionId: randomId(), siteId, kind, value, at: clock.now() }
        const written = await write([...before.value, added])
        return written.ok ? succeed(added) : written
      }),
    remove: (exemptionId) =>
      underLock(locks, log, lockName, async () => {
        const before = await read()
        if (!before.ok) return before
        const removed = before.value.find((each) => each.exemptionId === exemptionId)
        if (!removed) return fail('usage', 'There is no such exemption any more. Look at the list again.')
        const written = await write(before.value.filter((each) => each !== removed))
        return written.ok ? succeed(removed) : written
      }),
    ofSite(siteId) {
      let seen = changes
      return {
        async look() {
          seen = changes
          const list = await read()
          if (!list.ok) return list
          const holding = exemptionsOn(list.value, siteId)
          return succeed((session) => holding(session).length > 0)
        },
        get changed() {
          return seen !== changes
        },
      }
    },
  }
}

function isLost(keptAs: string): Failure {
  return {
    kind: 'storage',
    file: 'exemptions',
    hint: `The list of what is never killed could not be read, so nothing is killed. It is kept as ${keptAs}. Exempt again whoever must not be killed (or remove exemptions.json from the console's data folder), then go on.`,
  }
}
