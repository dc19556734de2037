import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from './test.ts'

/** No violation of WCAG 2.2 A and AA, nor of good practice, on what is to be seen now. */
export async function expectAccessible(page: Page): Promise<void> {
  // Without frames in the page, axe needs no second page to put its findings together. It describes only
  // what it has found, and not each element that is all right.
  expect(page.frames()).toHaveLength(1)
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  expect(
    violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ target }) => target) })),
  ).toEqual([])
}
