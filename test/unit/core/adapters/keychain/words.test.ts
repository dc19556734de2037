import { expect, test } from 'vitest'
import { troubleInWords } from '../../../../../core/adapters/keychain/words.ts'
import type { KeychainTrouble } from '../../../../../core/ports.ts'

const troubles: readonly KeychainTrouble[] = ['locked', 'missing', 'denied', 'unreadable', 'hanging']

test.each(['linux', 'darwin', 'win32', 'freebsd'])('each trouble has words of its own on %s', (platform) => {
  const words = troubles.map((trouble) => troubleInWords(trouble, platform))
  expect(new Set(words).size).toBe(troubles.length)
  for (const each of words) expect(each).toMatch(/in memory only, never on disk.*at each start\.$/)
})

test('says where to go, by the names of that system', () => {
  expect(troubleInWords('locked', 'linux')).toMatch(
    /^The keyring is locked\. Unlock your keyring \(.*Passwords and Keys/,
  )
  expect(troubleInWords('missing', 'linux')).toContain('Install gnome-keyring or KWallet')
  expect(troubleInWords('locked', 'darwin')).toContain('Keychain Access')
  expect(troubleInWords('denied', 'darwin')).toContain('"Allow"')
  expect(troubleInWords('unreadable', 'win32')).toContain('Windows Credentials')
})
