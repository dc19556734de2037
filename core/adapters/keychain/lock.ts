import type { KeychainTrouble } from '../../ports.ts'

/**
 * `none`: a keychain that holds nothing yet. The first write makes its first keyring, and asks a person for
 * that.
 */
export type LockState = 'unlocked' | 'locked' | 'none'

/** The keychain's lock, without its contents. Never rejects. */
export interface Lock {
  look(): Promise<LockState | KeychainTrouble>
  /** Asks the person at the machine. Resolves when they have answered, or at once if nobody can be asked. */
  unlock(): Promise<LockState | KeychainTrouble>
  /** After keytar found nothing. Null: there is nothing. Otherwise why it is not available. */
  whyNothing(service: string, name: string): Promise<KeychainTrouble | null>
}

/** macOS and Windows say nothing in advance. Their keychain opens with the desktop, and asks when it must. */
export const openLock: Lock = {
  look: () => Promise.resolve('unlocked'),
  unlock: () => Promise.resolve('unlocked'),
  whyNothing: () => Promise.resolve(null),
}
