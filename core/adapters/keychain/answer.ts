import { assertNever } from '../../../contract/assert-never.ts'
import type { KeychainTrouble, SecretAnswer } from '../../ports.ts'
import type { Lock, LockState } from './lock.ts'
import type { KeychainCall, WorkerRequest } from './messages.ts'
import { service, troubleOf, type Vault } from './vault.ts'

type Answer = SecretAnswer<string | null>

export interface Keyring {
  /** Null where keytar is missing. */
  openVault(): Promise<Vault | null>
  readonly lock: Lock
  /** macOS may show a dialog at any access, and nothing tells beforehand. */
  readonly asksByItself: boolean
  /** Runs what a person has to answer. */
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
      // keytar puts this in the place of bytes that are no text, mostly: sometimes it gives nothing at all.
      if (value?.includes('\ufffd')) return refused('unreadable')
      const trouble = value === null ? await lock.whyNothing(service, call.name) : null
      return trouble ? refused(trouble) : held(value)
    }
    case 'write': {
      await vault.set(call.name, call.secret)
      // Said to be kept only when it can be read: a NUL, for one, cuts a secret off without an error.
      const kept = await vault.get(call.name)
      if (kept === call.secret) return held(null)
      // What is left of it would one day be tried as a password.
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

/** Answers a request in the worker. A locked keychain is told from an empty one, which keytar does not do. Never rejects. */
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
    // In a keyring that was locked in the meantime nothing is deleted, and nothing is told.
    return (await lock.look()) === 'locked' ? refused('locked') : result
  } catch (error) {
    return refused(makesKeyring ? 'missing' : troubleOf(error))
  }
}
