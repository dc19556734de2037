import { afterEach, describe, expect, it } from 'vitest'
import { cause, newFailure, withMore } from '../../../contract/failure.ts'
import { roomOnServer } from '../../../core/domain/server-help.ts'
import { failureLines } from '../../../words/failure-lines.ts'
import { eachSentenceOf } from '../../../words/failures/index.ts'
import { speak } from '../../../words/say.ts'
import { hintParts, shellLine } from '../../../words/shell-lines.ts'

const [clearDangling, clearExpired] = roomOnServer
const full = withMore(
  newFailure('limitReached', 'siteFull', { limit: 40 }),
  cause('onlyReactHasWayIn'),
  cause('danglingOnServer', { line: clearDangling }),
  cause('expiredOnServer', { line: clearExpired }),
)

afterEach(() => speak('en'))

describe('hintParts', () => {
  it.each(['en', 'de', 'fr', 'et'] as const)(
    'finds each line for a shell between the quotation marks of %s',
    async (language) => {
      await speak(language)
      const { text, items } = hintParts(eachSentenceOf(full))
      expect(items.map((each) => shellLine.exec(each)?.[1])).toEqual([clearDangling, clearExpired])
      expect(text).not.toContain('manage.py')
      const tooLong = newFailure('unintelligible', 'tooManyRows', { most: 5 })
      expect(shellLine.exec(hintParts(eachSentenceOf(tooLong)).text)?.[1]).toBe(clearExpired)
    },
  )

  it('makes no list of one line, and leaves other quotations alone', () => {
    const one = ['Run "python manage.py clearsessions".', 'Then sign in.']
    expect(hintParts(one)).toEqual({ text: one.join(' '), items: [] })
    expect(hintParts(['It says "no".', 'Really "no".'])).toMatchObject({ items: [] })
  })
})

describe('a full site without a way in', () => {
  it('says first what makes room on every site, and on which sites clearsessions does', () => {
    const [why, dangling, expired, ...more] = failureLines(full)
    expect(why).toMatch(/^The site is full.*Only sites with the React front end have a way in past this\.$/)
    expect(dangling).toContain(clearDangling)
    expect(expired).toMatch(/only if the site’s own date lies in the past.*python manage\.py clearsessions/)
    expect(more).toEqual([])
  })
})
