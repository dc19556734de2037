import { describe, expect, it } from 'vitest'
import { hostileCases } from '../support/hostile-lino/cases/index.ts'
import { wrongs } from '../support/hostile-lino/judge.ts'
import { play } from '../support/hostile-lino/stage.ts'

// Every case, also those that need waiting or size. About two minutes.
for (const [subject, cases] of Object.entries(hostileCases)) {
  describe(`a site with bent ${subject}`, () => {
    it.each(cases)('$name', async (each) => {
      expect(wrongs(each, await play(each, ['list', 'summary', 'kill']))).toEqual([])
    })
  })
}
