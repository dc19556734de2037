// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import { fail } from '../../../../../contract/failure.ts'
import { makeSite } from '../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../support.tsx'

let on: Stage

beforeEach(async () => {
  furnishJsdom()
  const out = { access: 'signedOut' } as const
  const site = (id: string, tags: readonly string[], folder: string | null) => ({
    site: makeSite(id, id, [], { ...out, tags, folder }, 0),
    sessions: [],
  })
  on = stage([site('a', ['voga', 'gold'], 'Belgium'), site('b', ['voga'], null), site('c', [], null)])
  on.store.start()
  show(on.store, <App />)
  await screen.findByTestId('overview-page')
  on.store.actions.selectSites(['a', 'b'])
  fireEvent.click(await screen.findByTestId('overview-labels'))
})
afterEach(cleanup)

const box = (tag: string): HTMLInputElement => screen.getByTestId(`tag-${tag}`)
const labelsOf = (siteId: string): unknown[] => {
  const site = on.fake.sites.get(siteId)?.site
  return [site?.tags, site?.folder]
}

it('shows which tags all of the sites have, and which only some have', () => {
  expect([box('voga').checked, box('voga').indeterminate]).toEqual([true, false])
  expect([box('gold').checked, box('gold').indeterminate]).toEqual([false, true])
})

it('changes the sites, each as far as it is not so yet', async () => {
  fireEvent.click(box('voga'))
  fireEvent.click(box('gold'))
  fireEvent.change(screen.getByTestId('labels-new'), { target: { value: 'new, first' } })
  fireEvent.change(screen.getByTestId('labels-folder'), { target: { value: 'Belgium' } })
  fireEvent.click(screen.getByTestId('labels-save'))
  await vi.waitFor(() => expect(screen.queryByTestId('labels-dialog')).toBeNull())
  expect(labelsOf('a')).toEqual([['gold', 'new', 'first'], 'Belgium'])
  expect(labelsOf('b')).toEqual([['gold', 'new', 'first'], 'Belgium'])
  expect(labelsOf('c')).toEqual([[], null])
})

it('says what is no tag, and why something could not be saved', async () => {
  fireEvent.change(screen.getByTestId('labels-new'), { target: { value: 'a:b' } })
  fireEvent.click(screen.getByTestId('labels-save'))
  expect(screen.getByRole('alert').textContent).toContain('without a colon')
  vi.spyOn(on.fake.api, 'changeSite').mockResolvedValue(fail('storage', 'consoleDoesNotAnswer'))
  fireEvent.change(screen.getByTestId('labels-new'), { target: { value: 'ab' } })
  fireEvent.click(screen.getByTestId('labels-save'))
  await vi.waitFor(() => expect(screen.getByTestId('labels-dialog').textContent).toContain('did not answer'))
})
