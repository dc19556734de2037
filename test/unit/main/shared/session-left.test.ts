import { afterEach, expect, it } from 'vitest'
import { sessionLeftLines } from '../../../../main/shared/session-left.ts'
import { speak, speakFrom } from '../../../../words/say.ts'
import { marked } from '../../../support/pseudo-catalogue.ts'

afterEach(() => speak('en'))

const fixed = 'The console could not confirm the sign-out: one session may be left'

it('names the sites in one English line, and in one of the spoken language', () => {
  expect(sessionLeftLines(['Tallinn', 'Eupen'])).toEqual([`${fixed} on Tallinn, Eupen.`])
  expect(sessionLeftLines([])).toEqual([`${fixed}.`])
  speakFrom('de', marked())
  expect(sessionLeftLines(['Tallinn', 'Eupen'])).toEqual([
    `${fixed} on Tallinn, Eupen.`,
    '⟦The console could not confirm the sign-out. One session of its own may be left on Tallinn und Eupen.⟧',
  ])
  expect(sessionLeftLines([])).toHaveLength(2)
})
