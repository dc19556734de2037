import type { SecretStore } from '../ports.ts'

/**
 * Secrets in memory only: without a keychain, and in tests. Forgotten when it is closed, as when the console quits.
 * As in the keychain, an empty secret is none.
 */
export function createMemorySecrets(): SecretStore {
  const secrets = new Map<string, string>()
  return {
    read: (name) => Promise.resolve({ ok: true, value: secrets.get(name) ?? null }),
    write(name, secret) {
      if (secret === '') secrets.delete(name)
      else secrets.set(name, secret)
      return Promise.resolve({ ok: true, value: null })
    },
    remove(name) {
      secrets.delete(name)
      return Promise.resolve({ ok: true, value: null })
    },
    close: () => secrets.clear(),
  }
}
