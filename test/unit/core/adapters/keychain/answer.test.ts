import { expect, test, vi } from 'vitest'
import { answer, type Keyring } from '../../../../../core/adapters/keychain/answer.ts'
import type { LockState } from '../../../../../core/adapters/keychain/lock.ts'
import type { KeychainCall } from '../../../../../core/adapters/keychain/messages.ts'
import type { Vault } from '../../../../../core/adapters/keychain/vault.ts'
import type { KeychainTrouble } from '../../../../../core/ports.ts'

const read: KeychainCall = { op: 'read', name: 'a' }
const write: KeychainCall = { op: 'write', name: 'a', secret: 'new' }

function memoryVault(content: Record<string, string>): Vault {
  const kept = new Map(Object.entries(content))
  return {
    get: (name) => Promise.resolve(kept.get(name) ?? null),
    set: (name, secret) => Promise.resolve(void kept.set(name, secret)),
    delete: (name) => Promise.resolve(void kept.delete(name)),
  }
}

interface Given {
  readonly vault?: Vault | null
  /** The states of the lock, one look after the other. The last one stays. */
  readonly looks?: readonly (LockState | KeychainTrouble)[]
  readonly afterAsking?: LockState
  readonly whyNothing?: KeychainTrouble
  readonly asksByItself?: boolean
}

function keyring(given: Given) {
  const looks = [...(given.looks ?? ['unlocked' as const])]
  const asked = vi.fn()
  const made: Keyring = {
    openVault: () => Promise.resolve(given.vault === undefined ? memoryVault({ a: 'old' }) : given.vault),
    lock: {
      look: () => Promise.resolve((looks.length > 1 ? looks.shift() : looks[0]) ?? 'unlocked'),
      unlock: () => Promise.resolve(given.afterAsking ?? 'locked'),
      whyNothing: () => Promise.resolve(given.whyNothing ?? null),
    },
    asksByItself: given.asksByItself ?? false,
    asking(work) {
      asked()
      return work()
    },
  }
  return { asked, ask: (call: KeychainCall, mayAsk = true) => answer({ call, mayAsk }, made) }
}

const trouble = (kind: KeychainTrouble) => ({ ok: false, trouble: kind })
const secret = (value: string | null) => ({ ok: true, value })

test('without keytar: missing, whatever the lock says', async () => {
  expect(await keyring({ vault: null }).ask(read)).toEqual(trouble('missing'))
  expect(await keyring({ vault: null }).ask({ op: 'look' })).toEqual(trouble('missing'))
})

test('a person is asked to unlock, and the call continues when they have', async () => {
  const { ask, asked } = keyring({ looks: ['locked', 'unlocked'], afterAsking: 'unlocked' })
  expect(await ask(read)).toEqual(secret('old'))
  expect(asked).toHaveBeenCalledOnce()
})

test('nobody is asked for a look, or if that is not wanted', async () => {
  const { ask, asked } = keyring({ looks: ['locked'], afterAsking: 'unlocked' })
  expect(await ask({ op: 'look' })).toEqual(trouble('locked'))
  expect(await ask(read, false)).toEqual(trouble('locked'))
  expect(asked).not.toHaveBeenCalled()
})

test('nothing that is found in a keyring that was locked in the meantime is believed', async () => {
  const { ask } = keyring({ vault: memoryVault({}), looks: ['unlocked', 'locked'] })
  expect(await ask(read)).toEqual(trouble('locked'))
})

test('distinguishes an empty place from an unreadable entry', async () => {
  expect(await keyring({ vault: memoryVault({}) }).ask(read)).toEqual(secret(null))
  const damaged = keyring({ vault: memoryVault({}), whyNothing: 'unreadable' })
  expect(await damaged.ask(read)).toEqual(trouble('unreadable'))
})

test('what is read back differs: unreadable, and removed', async () => {
  const vault = memoryVault({})
  const cutting = { ...vault, set: (name: string, value: string) => vault.set(name, value.slice(1)) }
  expect(await keyring({ vault: cutting }).ask(write)).toEqual(trouble('unreadable'))
  expect(await vault.get('a')).toBeNull()
})

test('the first keyring is made for a write only, and only where a person can be asked', async () => {
  const made = keyring({ looks: ['none'] })
  expect(await made.ask(write)).toEqual(secret(null))
  expect(made.asked).toHaveBeenCalledOnce()
  const nobody = keyring({ looks: ['none'] })
  expect(await nobody.ask(write, false)).toEqual(trouble('missing'))
  expect(await nobody.ask(read)).toEqual(secret('old'))
  expect(nobody.asked).not.toHaveBeenCalled()
})

test("an error's kind is told, never its text", async () => {
  const failing = { ...memoryVault({}), get: () => Promise.reject(new Error('access to "old" denied')) }
  expect(await keyring({ vault: failing }).ask(read)).toEqual(trouble('denied'))
})

test('if the system asks, every access may take a person’s time', async () => {
  const { ask, asked } = keyring({ asksByItself: true })
  await ask(read)
  expect(asked).toHaveBeenCalledOnce()
})

test.each(['missing', 'denied', 'hanging'] as const)('the lock’s own trouble: %s', async (kind) => {
  expect(await keyring({ looks: [kind] }).ask(read)).toEqual(trouble(kind))
})
