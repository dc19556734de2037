import { describe, expect, it } from 'vitest'
import { ruleWords } from '../../../words/rules.ts'
import { speak } from '../../../words/say.ts'

describe('a rule in words', () => {
  it.each([
    [{ dangling: true, max: 9 }, 'dangling sessions, at most 9'],
    [{ makeRoom: 3, includeUnknown: true }, 'to make room for 3, also with an unknown last activity'],
    [{ refs: ['0'.repeat(16)], signInOver: true }, 'chosen by hand, also by signing in over them'],
    // As the audit log keeps a selection: without its refs.
    [{}, 'chosen by hand'],
    [{ signInOver: true }, 'chosen by hand, also by signing in over them'],
  ])('%o: %s', (rule, words) => {
    expect(ruleWords(rule)).toBe(words)
  })

  it('sets no "and" between its parts in French', async () => {
    await speak('fr')
    const words = ruleWords({ dangling: true, max: 9 })
    await speak('en')
    expect(words).toBe('sessions abandonnées, 9 au plus')
  })
})
