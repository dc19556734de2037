import { expect, it } from 'vitest'
import { lastActivityWords, sessions as words } from '../../../words/sessions.ts'
import { day, monday, session } from '../../support/sessions.ts'

const neverUsed = { activityUnknown: 'neverUsed', lastSaved: monday - 3 * day } as const

it('says that a user signed in, and that a session without a user began', () => {
  const lucs = session({ user: 'luc', ...neverUsed })
  expect(lastActivityWords(lucs, monday)).toBe('never used, signed in 3 days ago')
  expect(words.beganAt('3 days ago', lucs)).toBe('signed in 3 days ago')
  const nobodys = session({ user: null, ...neverUsed })
  expect(lastActivityWords(nobodys, monday)).toBe('never used, begun 3 days ago')
  expect(words.beganAt('3 days ago', nobodys)).toBe('begun 3 days ago')
})
