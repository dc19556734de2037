import { fail, succeed, type Result } from '../../../contract/failure.ts'
import { faultCode } from '../../../contract/file-fault.ts'
import type { Exemption, ExemptionKind } from '../../../contract/exemption.ts'
import type { Session } from '../../../contract/session.ts'
import { exemptionsOn, withAddress } from '../../domain/exempt.ts'
import type { Clock, Locks, Log, SettingsStore } from '../../ports.ts'
import { underLock } from '../records/under-lock.ts'
import { siteIsKnown, type ExemptedSite, type SavedSites } from './site-known.ts'
import { readExemptions, toDocument } from './stored-exemptions.ts'

/** The exemptions that hold on one site. */
export interface SiteExemptions {
  /**
   * Reads the list, and returns whether a session is never killed. If the list cannot be read, no session is
   * killed. Nor is a session of a one-off while nobody knows which sites are saved.
   */
  look(): Promise<Result<(session: Session) => boolean>>
  /** This console has changed the list since the last look. Another one may have as well. */
  readonly changed: boolean
}

/** What is never killed. Read again each time, because window and terminal share the file. */
export interface Exemptions {
  /**
   * Oldest first. A file that is no list of ours is kept aside. Then there is a `storage` failure until
   * somebody adds an exemption (or removes the file), because no session should be killed only because a file
   * was damaged. A file that cannot be read at the moment is such a failure until it can.
   */
  list(): Promise<Result<readonly Exemption[]>>
  /** The list, and notes in the file the present addresses of its sites. So they survive the settings. */
  open(): Promise<Result<readonly Exemption[]>>
  /**
   * Adding the same exemption twice adds one. The first exemption after a list was lost begins a new list.
   */
  add(wanted: {
    readonly siteId: string | null
    readonly kind: ExemptionKind
    readonly value: string
  }): Promise<Result<Exemption>>
  remove(exemptionId: string): Promise<Result<Exemption>>
  ofSite(site: ExemptedSite): SiteExemptions
}

const lockName = 'exemptions'

export function createExemptions(ports: {
  readonly store: SettingsStore
  readonly locks: Locks
  readonly clock: Clock
  readonly log: Log
  readonly randomId: () => string
  readonly sites: SavedSites
}): Exemptions {
  const { store, locks, clock, log, randomId, sites } = ports
  let changes = 0

  const places = (): readonly ExemptedSite[] => sites.all().map(({ record }) => record)

  function addressed(exemptions: readonly Exemption[]): readonly Exemption[] {
    const all = places()
    return exemptions.map((each) => withAddress(each, all))
  }

  async function read(): Promise<Result<readonly Exemption[]>> {
    const list = await readExemptions(store, log)
    return list.ok ? succeed(addressed(list.value)) : list
  }

  const lacksAddress = (exemptions: readonly Exemption[]): boolean =>
    addressed(exemptions).some(({ url }, index) => typeof url === 'string' && url !== exemptions[index]?.url)

  /** Best effort: the list holds without that, too. */
  async function noteAddresses(): Promise<Result<null>> {
    const list = await readExemptions(store, log)
    return list.ok && lacksAddress(list.value) ? write(addressed(list.value)) : succeed(null)
  }

  /** The list to add to. After a list was lost: empty. */
  async function readToAdd(): Promise<Result<readonly Exemption[]>> {
    const list = await read()
    return list.ok || (await store.read()).kind !== 'absent' ? list : succeed([])
  }

  async function write(exemptions: readonly Exemption[]): Promise<Result<null>> {
    const written = await store.write(toDocument(exemptions))
    changes += 1
    if (written.ok) return succeed(null)
    log.write('error', 'The exemptions could not be written', { reason: faultCode(written.fault) })
    return fail('storage', 'exemptionsNotWritten', { fault: written.fault }, { file: 'exemptions' })
  }

  return {
    list: read,
    async open() {
      const list = await readExemptions(store, log)
      if (list.ok && lacksAddress(list.value)) await underLock(locks, log, lockName, noteAddresses, 0)
      return read()
    },
    add: ({ siteId, kind, value }) =>
      underLock(locks, log, lockName, async () => {
        const before = await readToAdd()
        if (!before.ok) return before
        const same = before.value.find(
          (each) => each.siteId === siteId && each.kind === kind && each.value === value,
        )
        if (same) return succeed(same)
        const added = withAddress({ exemptionId: randomId(), siteId, kind, value, at: clock.now() }, places())
        const written = await write([...before.value, added])
        return written.ok ? succeed(added) : written
      }),
    remove: (exemptionId) =>
      underLock(locks, log, lockName, async () => {
        const before = await read()
        if (!before.ok) return before
        const removed = before.value.find((each) => each.exemptionId === exemptionId)
        if (!removed) return fail('usage', 'noSuchExemption')
        const written = await write(before.value.filter((each) => each !== removed))
        return written.ok ? succeed(removed) : written
      }),
    ofSite(site) {
      let seen = changes
      return {
        async look() {
          seen = changes
          const list = await read()
          if (!list.ok) return list
          const known = await siteIsKnown(site, list.value, sites)
          if (!known.ok) return known
          const holding = exemptionsOn(list.value, site)
          return succeed((session) => holding(session).length > 0)
        },
        get changed() {
          return seen !== changes
        },
      }
    },
  }
}
