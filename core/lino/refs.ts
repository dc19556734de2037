import { hash } from 'node:crypto'
import { eachInSlices } from './slices.ts'

/**
 * The one place where a session key and its opaque reference meet. Keys never leave `core/lino`, except to
 * their own site.
 */
export interface Refs {
  /** 16 hex digits of a SHA-256 over origin and key: the same in every run. */
  refOf(key: string): string
  /** Null: no list has shown such a session. */
  keyOf(ref: string): string | null
  /** All keys that are known now. */
  keys(): Iterable<string>
  /**
   * Forgets all other keys. Otherwise a console that runs for months would hold the keys of everybody who
   * ever signed in.
   */
  keepOnly(listed: { has(key: string): boolean }): Promise<void>
}

/**
 * The keys of the last readable list stay known. While a broken session hides the whole table, only these
 * sessions can be ended.
 */
export function createRefs(origin: string): Refs {
  const refs = new Map<string, string>()
  const keys = new Map<string, string>()
  return {
    refOf(key) {
      const known = refs.get(key)
      if (known !== undefined) return known
      const ref = hash('sha256', `${origin}\n${key}`, 'buffer').toString('hex', 0, 8)
      refs.set(key, ref)
      keys.set(ref, key)
      return ref
    },
    keyOf: (ref) => keys.get(ref) ?? null,
    keys: () => refs.keys(),
    keepOnly: (listed) =>
      eachInSlices(refs, ([key, ref]) => {
        if (listed.has(key)) return
        refs.delete(key)
        keys.delete(ref)
      }),
  }
}

/**
 * Django's keys are 32 of a-z0-9. A site's own engine may make others, but none that needs quoting in a
 * cookie or URL.
 */
export function canStandInCookie(key: string): boolean {
  return /^[\w-]{8,64}$/.test(key)
}
