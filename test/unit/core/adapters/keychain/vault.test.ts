import { expect, test } from 'vitest'
import { troubleOf } from '../../../../../core/adapters/keychain/vault.ts'

test.each([
  ['Cannot create an item in a locked collection', 'locked'],
  ['User interaction is not allowed.', 'locked'],
  ['A specified logon session does not exist. It may already have been terminated.', 'missing'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'missing'],
  ['The user name or passphrase you entered is not correct.', 'denied'],
  ['Die Anforderung wird nicht unterstützt.', 'denied'],
])('%s: %s', (text, trouble) => {
  expect(troubleOf(new Error(text))).toBe(trouble)
})

test('what is no error is a refusal, too', () => {
  expect(troubleOf('locked')).toBe('denied')
})
