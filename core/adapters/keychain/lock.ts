import type { KeychainTrouble } from '../../ports.ts'

/** `none`: a keychain that holds nothing yet; the first write makes its first keyring, for which a person is asked. */
export type LockState = 'unlocked' | 'locked' | 'none'

/** The keychain's lock, apart from what is in it. Never rejects. */
export interface Lock {
  look(): Promise<LockState | KeychainTrouble>
  /** Asks the person at the machine; resolves when they have answered, or at once when nobody can be asked. */
  unlock(): Promise<LockState | KeychainTrouble>
  /** After keytar found nothing: null when there is nothing, else why it cannot be had. */
  whyNothing(service: string, name: string): Promise<KeychainTrouble | null>
}

/** macOS and Windows tell nothing beforehand: their keychain opens with the desktop, and asks by itself where it must. */
export const openLock: Lock = {
  look: () => Promise.resolve('unlocked'),
  unlock: () => Promise.resolve('unlocked'),
  whyNothing: () => Promise.resolve(null),
}
