import type { KeychainTrouble } from '../../ports.ts'

/** The name of our entries in the keychain, which a person sees there. */
export const service = 'Lino Session Console'

/** What is in an unlocked keychain. Rejects with an error for `troubleOf`. */
export interface Vault {
  get(name: string): Promise<string | null>
  set(name: string, secret: string): Promise<void>
  delete(name: string): Promise<void>
}

/**
 * The system's keychain through keytar. Null if keytar was not built, or its libraries are missing.
 * findCredentials and findPassword are not used, because they crash the process on an entry without an
 * account.
 */
export async function openVault(): Promise<Vault | null> {
  try {
    const { default: keytar } = await import('keytar')
    return {
      get: (name) => keytar.getPassword(service, name),
      set: (name, secret) => keytar.setPassword(service, name, secret),
      // False: there was nothing to delete.
      delete: async (name) => void (await keytar.deletePassword(service, name)),
    }
  } catch {
    return null
  }
}

/** Texts of libsecret, of macOS's Security framework and of Windows. keytar gives no codes. */
const known: readonly (readonly [RegExp, KeychainTrouble])[] = [
  [/locked|interaction is not allowed/i, 'locked'],
  [/logon session does not exist|autolaunch|was not provided by any/i, 'missing'],
]

/** What an error of a vault means. Its text stays here, because nobody knows what it quotes. */
export function troubleOf(error: unknown): KeychainTrouble {
  const text = error instanceof Error ? error.message : ''
  return known.find(([pattern]) => pattern.test(text))?.[1] ?? 'denied'
}
