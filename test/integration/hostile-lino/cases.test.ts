import { describe, expect, it } from 'vitest'
import { hostileCases } from '../../support/hostile-lino/cases/index.ts'
import { wrongs } from '../../support/hostile-lino/judge.ts'
import { play } from '../../support/hostile-lino/stage.ts'

// The quick half: what lives from waiting or from size is in test/long.
for (const [subject, cases] of Object.entries(hostileCases)) {
  describe(`a site with bent ${subject}`, () => {
    it.each(cases.filter((each) => !each.slow))('$name', async (each) => {
      expect(wrongs(each, await play(each, ['list', 'kill']))).toEqual([])
    })
  })
}
