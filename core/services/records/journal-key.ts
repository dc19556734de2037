import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { fail, succeed, type Result } from '../../../contract/failure.ts'
import type { Locks, Log, SecretStore } from '../../ports.ts'
import { underLock } from './under-lock.ts'

const secretName = 'lino-session-console journal'
const keyBytes = 32
const hexKey = z.string().regex(/^[0-9a-f]{64}$/)

/** Where a journal's key is. In the keychain: `check` shows whether the key there is still the same. */
export const keyPlace = z.discriminatedUnion('in', [
  z.object({ in: z.literal('keychain'), check: z.string() }),
  z.object({ in: z.literal('journal'), key: hexKey }),
])
type KeyPlace = z.infer<typeof keyPlace>

/**
 * HMAC-SHA256 over a session's ref, the first 32 hex digits. Nobody who has only the file can say whose
 * session it was.
 */
export function digestOf(key: Buffer, ref: string): string {
  return createHmac('sha256', key).update(ref).digest('hex').slice(0, 32)
}

const checkOf = (key: Buffer): string => digestOf(key, 'check')

export interface JournalKeys {
  /** For a new journal, with what the journal has to note about the key. */
  current(): Promise<{ readonly key: Buffer; readonly place: KeyPlace }>
  /** Of an earlier journal. Fails with `storage` if the keychain does not return it. */
  find(place: KeyPlace): Promise<Result<Buffer>>
}

export function createJournalKeys(
  secrets: SecretStore,
  secretsLast: () => boolean,
  locks: Locks,
  log: Log,
): JournalKeys {
  /** Null: the keychain has none. Undefined: the keychain cannot be read, or there is none. */
  async function read(): Promise<Buffer | null | undefined> {
    const stored = await secrets.read(secretName)
    // Known only now, because the keychain opens at its first use.
    if (!stored.ok || !secretsLast()) return undefined
    return hexKey.safeParse(stored.value).success ? Buffer.from(stored.value ?? '', 'hex') : null
  }

  async function create(): Promise<Result<Buffer | undefined>> {
    return underLock(locks, log, secretName, async () => {
      const found = await read()
      if (found !== null) return succeed(found)
      const key = randomBytes(keyBytes)
      const written = await secrets.write(secretName, key.toString('hex'))
      return succeed(written.ok && secretsLast() ? key : undefined)
    })
  }

  return {
    async current() {
      let key = await read()
      if (key === null) {
        const created = await create()
        key = created.ok ? created.value : undefined
      }
      if (key) return { key, place: { in: 'keychain', check: checkOf(key) } }
      // Without a keychain there is no better place for the key than the journal. A digest is then only as
      // safe as its ref, which is itself a digest that leads to no key.
      const own = randomBytes(keyBytes)
      return { key: own, place: { in: 'journal', key: own.toString('hex') } }
    },
    async find(place) {
      if (place.in === 'journal') return succeed(Buffer.from(place.key, 'hex'))
      const key = await read()
      if (key && checkOf(key) === place.check) return succeed(key)
      return fail(
        'storage',
        key === undefined ? 'journalKeyLocked' : 'journalKeyGone',
        {},
        { file: 'keychain' },
      )
    },
  }
}
