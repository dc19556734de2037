import { z } from 'zod'
import type { Log, SettingsStore } from '../ports.ts'

/**
 * A document of ours as it was found. lost: it was no document of ours and is kept aside, from now until one is written (null: it could
 * not be put aside). left: it is left as it is, and nothing may be written there: `why` is a sentence.
 */
export type StoredDocument<T> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'document'; readonly value: T; readonly raw: unknown }
  | { readonly kind: 'lost'; readonly keptAs: string | null }
  | { readonly kind: 'left'; readonly why: string }

export interface DocumentOf<T> {
  /** For a sentence: `The settings`. */
  readonly what: string
  readonly schema: z.ZodType<T>
  /** The newest version that this console knows. */
  readonly version: number
}

/**
 * Reads one of our documents, by one rule for all of them: what cannot be read right now is left alone, and so is a newer version's;
 * what is none of ours is kept aside, and that is told until there is a new one.
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
      const { keptAs, reason } = stored
      log.write('error', `${what} could not be read`, { reason, keptAs })
      return keptAs === null && reason !== 'not JSON'
        ? { kind: 'left', why: `${what} could not be read: ${reason}.` }
        : { kind: 'lost', keptAs }
    }
    case 'document': {
      const document = schema.safeParse(stored.value)
      if (document.success) return { kind: 'document', value: document.data, raw: stored.value }
      if (z.object({ version: z.number().gt(version) }).safeParse(stored.value).success)
        return {
          kind: 'left',
          why: `${what} were written by a newer version of this console, and are left as they are. Update this one.`,
        }
      const keptAs = await store.setAside().catch(() => null)
      log.write('error', `${what} are not in a form that this version knows`, { keptAs })
      return { kind: 'lost', keptAs }
    }
    default:
      return stored
  }
}

/** A sentence for every start, until the document is written again; null: nothing is wrong. */
export function documentNotice(what: string, found: StoredDocument<unknown>, more = ''): string | null {
  if (found.kind === 'left') return `${found.why}${more}`
  if (found.kind !== 'lost') return null
  const kept = found.keptAs === null ? ' They could not be put aside.' : ` They are kept as ${found.keptAs}.`
  return `${what} could not be read.${kept}${more}`
}
