import { expect, it } from 'vitest'
import type { SessionOutcome } from '../../../contract/kill.ts'
import { byAnotherWords } from '../../../words/kill-result.ts'

const killed: SessionOutcome = { ref: 'a', keyPrefix: 'abc123', user: 'luc', outcome: 'killed', reason: null }
const perhaps: SessionOutcome = { ...killed, ref: 'b', perhapsByAnother: true }
const gone: SessionOutcome = { ...killed, ref: 'c', outcome: 'alreadyGone' }

it('says which killed sessions somebody else may have ended, apart from those already gone', () => {
  expect(byAnotherWords([killed, gone])).toBeNull()
  expect(byAnotherWords([killed, perhaps, gone])).toBe(
    'Somebody else was ending sessions here at the same time. 1 session that counts as killed may have been ended by them. Sessions that were gone before the console’s request count as already gone.',
  )
  expect(byAnotherWords([perhaps, perhaps])).toContain('2 sessions that count as killed may have been')
})
