import { describe, expect, it } from 'vitest'
import type { KillWarning } from '../../../contract/kill.ts'
import { warningInShort, warningLine, warningWords } from '../../../words/warnings.ts'

it('says of an account that is used here alone that it is an administrator’s, at length and in short', () => {
  const warning = { code: 'administrator', users: ['robin'] } as const
  expect(warningWords(warning)).toBe(
    'These include sessions of an administrator’s account, which you use here:',
  )
  expect(warningInShort(warning)).toBe('of an account that you use here')
})

it('says of left-overs whose they are, and not that somebody may be working there', () => {
  const warning = { code: 'leftBehind', count: 4 } as const
  expect(warningWords(warning)).toBe('4 of these sessions were left behind by this console.')
  expect(warningInShort(warning)).toBe('4 left behind by this console')
})

describe('warningLine', () => {
  it.each<[KillWarning, string]>([
    [
      { code: 'administrator', users: ['robin'] },
      'These include sessions of an administrator’s account, which you use here: robin. The console cannot tell who else is an administrator.',
    ],
    [
      { code: 'onlySessions', users: Array.from({ length: 20 }, (_, at) => `u${at}`) },
      '20 users lose all their sessions: u0, u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14, 5 more users.',
    ],
    [{ code: 'cannotEnd', count: 2, bySigningIn: 0 }, 'This site has no way to end 2 of these sessions.'],
    [
      { code: 'cannotEnd', count: 2, bySigningIn: 2 },
      '2 of these sessions end only by signing in over them. The option --sign-in-over does that.',
    ],
    [
      { code: 'cannotEnd', count: 5, bySigningIn: 2 },
      'This site has no way to end 3 of these sessions. 2 of these sessions end only by signing in over them. The option --sign-in-over does that.',
    ],
    [
      { code: 'cannotEnd', count: 1, bySigningIn: 1 },
      '1 of these sessions ends only by signing in over it. The option --sign-in-over does that.',
    ],
    [
      { code: 'signInOver', count: 3 },
      '3 of these sessions are ended last, by signing in over them one at a time.',
    ],
  ])('of %j', (warning, words) => {
    expect(warningLine(warning)).toBe(words)
  })
})
