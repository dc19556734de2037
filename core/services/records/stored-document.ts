import { z } from 'zod'
import { cause } from '../../../contract/failure.ts'
import type { Cause } from '../../../contract/failure-causes.ts'
import { faultCode } from '../../../contract/file-fault.ts'
import type { Log, SettingsStore } from '../../ports.ts'

/** Our documents, as the causes that concern them begin. */
export type DocumentName = 'settings' | 'ownSessions' | 'exemptions' | 'preferences' | 'alerts' | 'figures'

/**
 * A document of ours as it was found. lost: it was no document of ours and is kept aside, from now until one
 * is written (null: it could not be put aside). untouched: it stays unchanged, and nothing may be written
 * there. `why` is the cause.
 */
export type StoredDocument<T> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'document'; readonly value: T; readonly raw: unknown }
  | { readonly kind: 'lost'; readonly keptAs: string | null }
  | { readonly kind: 'untouched'; readonly why: Cause }

export interface DocumentOf<T> {
  readonly what: DocumentName
  readonly schema: z.ZodType<T>
  /** The newest version that this console knows. */
  readonly version: number
}

/**
 * Reads one of our documents, by one rule for all of them. A document that cannot be read at the moment, or
 * of a newer version, stays unchanged. A document that is not ours is kept aside, and the console says so
 * until there is a new one.
 */
export async function readDocument<T>(
  store: SettingsStore,
  { what, schema, version }: DocumentOf<T>,
  log: Log,
): Promise<StoredDocument<T>> {
  const stored = await store.read()
  switch (stored.kind) {
    case 'absent':
      return stored.putAside === undefined ? stored : { kind: 'lost', keptAs: stored.putAside }
    case 'unreadable': {
      const { keptAs, fault } = stored
      log.write('error', 'A document could not be read', { what, reason: faultCode(fault), keptAs })
      return keptAs === null && fault.why !== 'notJson'
        ? { kind: 'untouched', why: cause(`${what}Unreadable`, { fault }) }
        : { kind: 'lost', keptAs }
    }
    case 'document': {
      const document = schema.safeParse(stored.value)
      if (document.success) return { kind: 'document', value: document.data, raw: stored.value }
      if (z.object({ version: z.number().gt(version) }).safeParse(stored.value).success)
        return { kind: 'untouched', why: cause(`${what}Newer`) }
      const keptAs = await store.setAside().catch(() => null)
      log.write('error', 'A document is not in a form that this version knows', { what, keptAs })
      return { kind: 'lost', keptAs }
    }
    default:
      return stored
  }
}

/** What to say at every start, until the document is written again. Null: nothing is wrong. */
export function documentNotice(what: DocumentName, found: StoredDocument<unknown>): Cause | null {
  if (found.kind === 'untouched') return found.why
  return found.kind === 'lost' ? cause(`${what}Lost`, { keptAs: found.keptAs }) : null
}
