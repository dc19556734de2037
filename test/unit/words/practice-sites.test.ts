import { afterEach, expect, it } from 'vitest'
import { practiceSiteId } from '../../../core/domain/practice-site.ts'
import { createDemoSites } from '../../../main/shared/demo-sites.ts'
import { shownName } from '../../../words/practice-sites.ts'
import { speak } from '../../../words/say.ts'

afterEach(() => speak('en'))

it('names each practice site in the chosen language, and no other site', async () => {
  const demos = createDemoSites()
  const names = (await demos.start()).map(({ name }) => name)
  await demos.close()
  for (const language of ['de', 'fr', 'et'] as const) {
    await speak(language)
    for (const [index, name] of names.entries()) {
      expect(shownName(practiceSiteId(index), name), name).not.toContain('Practice')
      expect(shownName('mine', name)).toBe(name)
      expect(shownName(null, name)).toBe(name)
    }
  }
  expect(shownName(practiceSiteId(0), 'renamed')).toBe('renamed')
})
