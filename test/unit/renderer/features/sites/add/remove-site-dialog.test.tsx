// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Result } from '../../../../../../contract/failure.ts'
import { App } from '../../../../../../renderer/app.tsx'
import { makeSite } from '../../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, stage } from '../../../support.tsx'

beforeEach(furnishJsdom)
afterEach(cleanup)

it('a late answer to its call closes no other dialog that was opened since', async () => {
  const on = stage([{ site: makeSite('s', 'Lino Noi', [], {}, 0), sessions: [] }])
  on.store.start()
  show(on.store, <App />)
  await screen.findByTestId('site-menu')
  act(() => on.store.actions.openDialog({ kind: 'removeSite', siteId: 's' }))
  const answer = Promise.withResolvers<Result<null>>()
  vi.spyOn(on.fake.api, 'removeSite').mockReturnValue(answer.promise)
  fireEvent.click(screen.getByTestId('site-remove'))
  // The event that the site is gone comes before the answer, and takes the dialog away.
  act(() => on.fake.emit({ type: 'siteRemoved', siteId: 's' }))
  expect(screen.queryByTestId('remove-site-dialog')).toBeNull()
  fireEvent.keyDown(window, { key: 'k', ctrlKey: true })
  await screen.findByTestId('commands')
  await act(async () => answer.resolve({ ok: true, value: null }))
  expect(screen.queryByTestId('commands')).not.toBeNull()
})
