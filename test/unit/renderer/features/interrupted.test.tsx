// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../renderer/app.tsx'
import { makeSessions, makeSite, usual } from '../../../support/renderer-harness/seed.ts'
import { seededInterrupted } from '../../../support/renderer-harness/seeded-records.ts'
import { furnishJsdom, show, type Stage, stage } from '../support.tsx'

const now = Date.now()
let on: Stage

beforeEach(async () => {
  furnishJsdom()
  const sessions = makeSessions(1, usual(20, 6), now)
  const out = { access: 'signedOut' } as const
  on = stage(
    [
      { site: makeSite('weleup', 'Weleup Eupen', sessions, {}, now), sessions },
      { site: makeSite('new', 'Not signed in', [], out, now), sessions: [] },
    ],
    false,
    seededInterrupted(now),
  )
  on.store.start()
  show(on.store, <App />)
  await screen.findByTestId('interrupted')
})
afterEach(cleanup)

const run = (index: number): ReturnType<typeof within> => {
  const element = screen.getAllByTestId('interrupted-run')[index]
  if (!element) throw new Error(`No run ${String(index)}`)
  return within(element)
}

it('says of each what was to be killed, where, and what had become of it', () => {
  expect(screen.getAllByTestId('interrupted-run').map((each) => each.textContent)).toEqual([
    expect.stringMatching(
      /^A kill of 400 sessions on Weleup Eupen, begun .*: 120 ended, 2 spared\.Go on…Drop$/,
    ),
    expect.stringMatching(/^A kill of 400 sessions on Not signed in.*Sign in to go onDrop$/),
    expect.stringMatching(/⟨U\+202E⟩.*This site is not in the console any more\.Drop$/),
  ])
})

it('goes on only after the question, which says what was done before', async () => {
  const start = vi.spyOn(on.fake.api, 'startKill')
  fireEvent.click(run(0).getByTestId('interrupted-go-on'))
  await screen.findByTestId('kill-dialog')
  expect(screen.getByRole('heading', { name: 'Go on: kill 6 sessions on Weleup Eupen?' })).toBeDefined()
  expect(screen.getByTestId('kill-resumes').textContent).toMatch(/of 400 sessions, 122 were done before\.$/)
  expect(start).not.toHaveBeenCalled()
  fireEvent.click(screen.getByTestId('kill-confirm'))
  fireEvent.click(await screen.findByTestId('countdown-start'))
  await screen.findByTestId('kill-result', {}, { timeout: 10_000 })
  expect(screen.getAllByTestId('interrupted-run')).toHaveLength(2)
})

it('leads to the sign-in where that is needed first', () => {
  fireEvent.click(run(1).getByTestId('interrupted-sign-in'))
  expect(on.store.state.getState().current).toBe('new')
})

it('is dropped after one question', async () => {
  const dropped = vi.spyOn(on.fake.api, 'dropInterrupted')
  fireEvent.click(run(2).getByTestId('interrupted-drop'))
  expect(screen.getByTestId('drop-interrupted').textContent).toContain('The 278 sessions that are left stay')
  fireEvent.click(screen.getByTestId('drop-keep'))
  expect(dropped).not.toHaveBeenCalled()
  fireEvent.click(run(2).getByTestId('interrupted-drop'))
  fireEvent.click(screen.getByTestId('drop-confirm'))
  await vi.waitFor(() => expect(screen.getAllByTestId('interrupted-run')).toHaveLength(2))
  expect(dropped).toHaveBeenCalledWith({ runId: 'old3' })
})
