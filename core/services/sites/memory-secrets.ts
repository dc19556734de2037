import type { SecretStore } from '../../ports.ts'

/**
 * Secrets only in memory: without a keychain, and in tests. They are forgotten on close, for example when the
 * console quits. As in the keychain, an empty secret is none.
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
