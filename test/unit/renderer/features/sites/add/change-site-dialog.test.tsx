// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../../renderer/app.tsx'
import { makeSite } from '../../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, stage, type Stage } from '../../../support.tsx'

beforeEach(furnishJsdom)
afterEach(cleanup)

async function boxOf({ store }: Stage, siteId: string): Promise<HTMLInputElement | null> {
  store.start()
  show(store, <App />)
  await screen.findByTestId('open-overview')
  act(() => store.actions.openDialog({ kind: 'changeSite', siteId }))
  return screen.queryByTestId<HTMLInputElement>('site-signs-itself-in')
}

const sites = [
  { site: makeSite('eupen', 'Eupen', [], {}, 0), sessions: [] },
  { site: makeSite('namur', 'Namur', [], {}, 0), sessions: [] },
  { site: makeSite('practice', 'Practice', [], { demo: true }, 0), sessions: [] },
]

it('lets a site sign itself in, which is off until the user ticks it', async () => {
  const on = stage(sites, true)
  const box = await boxOf(on, 'eupen')
  expect([box?.checked, box?.disabled]).toEqual([false, false])
  const changed = vi.spyOn(on.fake.api, 'changeSite')
  if (box) fireEvent.click(box)
  fireEvent.click(screen.getByTestId('site-save'))
  await vi.waitFor(() => expect(changed).toHaveBeenCalledWith({ siteId: 'eupen', signsItselfIn: true }))
})

it('says without a keychain why no site can sign itself in', async () => {
  const box = await boxOf(stage(sites), 'eupen')
  expect([box?.checked, box?.disabled]).toEqual([false, true])
  expect(screen.getByText(/without a keychain, the console forgets the password/)).toBeDefined()
})

it('has no such choice for a practice site, which needs no password', async () => {
  expect(await boxOf(stage(sites, true), 'practice')).toBeNull()
})
