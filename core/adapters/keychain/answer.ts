import { assertNever } from '../../../contract/assert-never.ts'
import type { KeychainTrouble, SecretAnswer } from '../../ports.ts'
import type { Lock, LockState } from './lock.ts'
import type { KeychainCall, WorkerRequest } from './messages.ts'
import { service, troubleOf, type Vault } from './vault.ts'

type Answer = SecretAnswer<string | null>

export interface Keyring {
  /** Null if keytar is missing. */
  openVault(): Promise<Vault | null>
  readonly lock: Lock
  /** macOS may show a dialog at any access, and nothing shows that in advance. */
  readonly asksByItself: boolean
  /** Runs a call that a person has to answer. */
  asking<T>(work: () => Promise<T>): Promise<T>
}

const held = (value: string | null): Answer => ({ ok: true, value })
const refused = (trouble: KeychainTrouble): Answer => ({ ok: false, trouble })

function isOpen(state: LockState | KeychainTrouble): state is 'unlocked' | 'none' {
  return state === 'unlocked' || state === 'none'
}

async function perform(call: KeychainCall, vault: Vault, lock: Lock): Promise<Answer> {
  switch (call.op) {
    case 'look':
      return held(null)
    case 'read': {
      const value = await vault.get(call.name)
      // keytar mostly returns this instead of bytes that are not text. Sometimes it returns nothing at all.
      if (value?.includes('\ufffd')) return refused('unreadable')
      const trouble = value === null ? await lock.whyNothing(service, call.name) : null
      return trouble ? refused(trouble) : held(value)
    }
    case 'write': {
      await vault.set(call.name, call.secret)
      // A secret counts as kept only if it can be read again. For example, a NUL cuts a secret off without an
      // error.
      const kept = await vault.get(call.name)
      if (kept === call.secret) return held(null)
      // The rest of the secret would one day be tried as a password.
      await vault.delete(call.name)
      return refused('unreadable')
    }
    case 'remove':
      await vault.delete(call.name)
      return held(null)
    default:
      return assertNever(call)
  }
}

/**
 * Answers a request in the worker. It distinguishes a locked keychain from an empty one, which keytar does
 * not do. Never rejects.
 */
export async function answer({ call, mayAsk }: WorkerRequest, keyring: Keyring): Promise<Answer> {
  const { lock, asking } = keyring
  const vault = await keyring.openVault()
  if (!vault) return refused('missing')
  let state = await lock.look()
  if (state === 'locked' && mayAsk && call.op !== 'look') state = await asking(() => lock.unlock())
  if (!isOpen(state)) return refused(state)
  const makesKeyring = state === 'none' && call.op === 'write'
  if (makesKeyring && !mayAsk) return refused('missing')
  try {
    const work = (): Promise<Answer> => perform(call, vault, lock)
    const result = await (keyring.asksByItself || makesKeyring ? asking(work) : work())
    // If the keyring was locked in the meantime, keytar deletes nothing and reports nothing.
    return (await lock.look()) === 'locked' ? refused('locked') : result
  } catch (error) {
    return refused(makesKeyring ? 'missing' : troubleOf(error))
  }
}
