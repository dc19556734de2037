import { expect, test } from 'vitest'
import { cause } from '../../../../contract/failure.ts'
import type { KeychainTrouble } from '../../../../core/ports.ts'
import { keychainOf } from '../../../../main/shared/keychain-of.ts'
import { causeSentence } from '../../../../words/failures/index.ts'

const troubles: readonly KeychainTrouble[] = ['locked', 'missing', 'denied', 'unreadable', 'hanging']

const said = (trouble: KeychainTrouble, platform: string): string =>
  causeSentence(cause('keychain', { keychain: keychainOf(platform), trouble }))

test.each(['linux', 'darwin', 'win32', 'freebsd'])('each trouble has words of its own on %s', (platform) => {
  const words = troubles.map((trouble) => said(trouble, platform))
  expect(new Set(words).size).toBe(troubles.length)
  for (const each of words) expect(each).toMatch(/in memory only, never on disk.*at each start\.$/)
})

test('says where to go, by the names of that system', () => {
  expect(said('locked', 'linux')).toMatch(
    /^The keyring is locked\. Unlock your keyring \(.*Passwords and Keys/,
  )
  expect(said('missing', 'linux')).toContain('Install gnome-keyring or KWallet')
  expect(said('locked', 'darwin')).toContain('Keychain Access')
  expect(said('denied', 'darwin')).toContain('"Allow"')
  expect(said('unreadable', 'win32')).toContain('Windows Credentials')
})
