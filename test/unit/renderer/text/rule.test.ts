import { describe, expect, it } from 'vitest'
import { ruleWords } from '../../../../renderer/text/rule.ts'

describe('a rule in words', () => {
  it.each([
    [{ dangling: true, max: 9 }, 'dangling, at most 9'],
    [{ makeRoom: 3, includeUnknown: true }, 'to make room for 3, unknown activity, too'],
    [{ refs: ['0'.repeat(16)], signInOver: true }, 'chosen by hand, by signing in over them, too'],
    // As the audit log keeps a selection: without its refs.
    [{}, 'chosen by hand'],
    [{ signInOver: true }, 'chosen by hand, by signing in over them, too'],
  ])('%o: %s', (rule, words) => {
    expect(ruleWords(rule)).toBe(words)
  })
})
