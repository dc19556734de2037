import { expect, it } from 'vitest'
import { mergedWarnings } from '../../../../core/domain/merged-warnings.ts'

it('the warnings of several plans are one of each kind, with their sum', () => {
  expect(
    mergedWarnings([
      { code: 'active', count: 2 },
      { code: 'onlySessions', users: ['luc'] },
      { code: 'active', count: 3 },
      { code: 'onlySessions', users: ['marc', 'anna'] },
      { code: 'cannotEnd', count: 2, bySigningIn: 1 },
      { code: 'cannotEnd', count: 1, bySigningIn: 1 },
    ]),
  ).toEqual([
    { code: 'active', count: 5 },
    { code: 'onlySessions', users: ['luc', 'marc', 'anna'] },
    { code: 'cannotEnd', count: 3, bySigningIn: 2 },
  ])
})
