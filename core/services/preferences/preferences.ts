import { z } from 'zod'
import { because, cause, fail, succeed, type Result, withMore } from '../../../contract/failure.ts'
import type { Cause } from '../../../contract/failure-causes.ts'
import { faultCode } from '../../../contract/file-fault.ts'
import { knownPreferences } from '../../../contract/preference-schemas.ts'
import type { ChosenPreferences } from '../../../contract/preferences.ts'
import type { Locks, Log, SettingsStore } from '../../ports.ts'
import { documentNotice, readDocument } from '../records/stored-document.ts'
import { underLock } from '../records/under-lock.ts'

// Loose: fields and values of a later version stay in the file when this version writes it.
const preferencesDocument = z.looseObject({ version: z.literal(1) })

const record = z.record(z.string(), z.unknown()).catch({})

type Written = z.infer<typeof preferencesDocument>

const document = { what: 'preferences', schema: preferencesDocument, version: 1 } as const

/**
 * What the user has chosen for every window. The page of a browser cannot keep it, because its origin changes
 * with each start.
 */
export interface PreferencesKeeper {
  /** Reads the file. Call once, before the first window. Returns what to say of the file. Null: nothing. */
  open(): Promise<Cause | null>
  chosen(): ChosenPreferences
  /**
   * Holds at once, and is written. If it cannot be written, it holds until the console quits, and this is a
   * `storage` failure.
   */
  change(wanted: ChosenPreferences): Promise<Result<null>>
  /** The site is removed, and what is kept of its table with it. */
  forget(siteId: string): Promise<void>
}

export function createPreferences(ports: {
  readonly store: SettingsStore
  readonly locks: Locks
  readonly log: Log
  readonly changed: (preferences: ChosenPreferences) => void
}): PreferencesKeeper {
  const { store, locks, log, changed } = ports
  let chosen: ChosenPreferences = {}

  /** Changes the file as it is now, because another console may have written it. */
  async function write(change: (before: Written) => Written | null): Promise<Result<null>> {
    const found = await readDocument(store, document, log)
    if (found.kind === 'untouched') return because('storage', found.why, { file: 'preferences' })
    const next = change(found.kind === 'document' ? found.value : { version: 1 })
    if (next === null) return succeed(null)
    const written = await store.write(next)
    if (written.ok) return succeed(null)
    log.write('error', 'The preferences could not be written', { reason: faultCode(written.fault) })
    return fail('storage', 'preferencesNotWritten', { fault: written.fault }, { file: 'preferences' })
  }

  return {
    async open() {
      const found = await readDocument(store, document, log)
      if (found.kind === 'document') chosen = knownPreferences(found.value)
      return documentNotice('preferences', found)
    },
    chosen: () => chosen,
    async change(wanted) {
      chosen = { ...chosen, ...withViews(chosen, wanted) }
      changed(chosen)
      const done = await underLock(locks, log, 'preferences', () =>
        write((before) => ({ ...before, ...withViews(before, wanted) })),
      )
      return done.ok ? done : { ok: false, failure: withMore(done.failure, cause('preferencesHold')) }
    },
    async forget(siteId) {
      const { siteViews } = chosen
      if (siteViews) chosen = { ...chosen, siteViews: without(siteViews, siteId) }
      await underLock(locks, log, 'preferences', () =>
        write((before) => {
          const kept = record.parse(before['siteViews'])
          return siteId in kept ? { ...before, siteViews: without(kept, siteId) } : null
        }),
      )
    },
  }
}

/** The wanted values. Views of other sites stay, also those that only a later version knows. */
function withViews(
  before: Readonly<Record<string, unknown>>,
  wanted: ChosenPreferences,
): Readonly<Record<string, unknown>> {
  const { siteViews } = wanted
  if (!siteViews) return wanted
  const kept = record.parse(before['siteViews'])
  return { ...wanted, siteViews: { ...kept, ...siteViews } }
}

const without = <T>(views: Readonly<Record<string, T>>, siteId: string): Record<string, T> =>
  Object.fromEntries(Object.entries(views).filter(([each]) => each !== siteId))
