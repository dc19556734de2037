import { expect, it } from 'vitest'
import { warningInShort, warningWords } from '../../../../renderer/text/kill.ts'

it('says of an account that is used here alone that it is an administrator’s, at length and in short', () => {
  const warning = { code: 'administrator', users: ['robin'] } as const
  expect(warningWords(warning)).toBe(
    'Sessions of an account that you use here are among them, so of an administrator:',
  )
  expect(warningInShort(warning)).toBe('of an account that you use here')
})
