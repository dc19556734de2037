// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fail } from '../../../../../../contract/failure.ts'
import { App } from '../../../../../../renderer/app.tsx'
import { makeSessions, makeSite, usual } from '../../../../../support/renderer-harness/seed.ts'
import { seededInterrupted } from '../../../../../support/renderer-harness/seeded-records.ts'
import { furnishJsdom, show, type Stage, stage } from '../../../support.tsx'

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
  act(() => on.store.actions.openSite('weleup'))
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
      /^A kill of 400 sessions on Weleup Eupen, begun .* Recorded before that: 120 killed, 2 spared\.Resume…Drop$/,
    ),
    expect.stringMatching(/^A kill of 400 sessions on Not signed in.*Sign in to resumeDrop$/),
    expect.stringMatching(/\\u202e.*This site is no longer in the console\.Drop$/),
  ])
})

it('resumes only after the question, which says what was done before', async () => {
  const start = vi.spyOn(on.fake.api, 'startKill')
  fireEvent.click(run(0).getByTestId('interrupted-go-on'))
  await screen.findByTestId('kill-dialog')
  expect(screen.getByRole('heading', { name: 'Resume: kill 6 sessions on Weleup Eupen?' })).toBeDefined()
  expect(screen.getByTestId('kill-resumes').textContent).toMatch(
    /^Resumes the kill of 400 sessions that began on .*\. Outcomes so far, by a fresh list: 120 killed, 2 spared\.$/,
  )
  expect(start).not.toHaveBeenCalled()
  fireEvent.click(screen.getByTestId('kill-confirm'))
  fireEvent.click(await screen.findByTestId('countdown-start'))
  await screen.findByTestId('kill-result', {}, { timeout: 10_000 })
  expect(screen.getAllByTestId('interrupted-run')).toHaveLength(2)
})

it('leads to the sign-in if that is needed first', () => {
  fireEvent.click(run(1).getByTestId('interrupted-sign-in'))
  expect(on.store.state.getState().current).toBe('new')
})

it('is dropped after one question', async () => {
  const dropped = vi.spyOn(on.fake.api, 'dropInterrupted')
  fireEvent.click(run(2).getByTestId('interrupted-drop'))
  expect(screen.getByTestId('drop-interrupted').textContent).toContain(
    '278 sessions have no recorded outcome',
  )
  fireEvent.click(screen.getByTestId('drop-keep'))
  expect(dropped).not.toHaveBeenCalled()
  fireEvent.click(run(2).getByTestId('interrupted-drop'))
  fireEvent.click(screen.getByTestId('drop-confirm'))
  await vi.waitFor(() => expect(screen.getAllByTestId('interrupted-run')).toHaveLength(2))
  expect(dropped).toHaveBeenCalledWith({ runId: 'old3' })
})

it('is not offered while it is under way again, whatever the console lists', async () => {
  const runs = on.fake.kills.interrupted
  fireEvent.click(run(0).getByTestId('interrupted-go-on'))
  await screen.findByTestId('kill-dialog')
  fireEvent.click(screen.getByTestId('kill-confirm'))
  await screen.findByTestId('countdown-start')
  act(() => on.fake.emit({ type: 'interruptedRuns', runs }))
  expect(screen.getAllByTestId('interrupted-run')).toHaveLength(2)
  expect(screen.getByTestId('interrupted').textContent).not.toContain('Weleup Eupen')
})

it('shows why it could not be dropped, also when it is no longer listed, and then lists again', async () => {
  const [first, ...others] = on.fake.kills.interrupted
  if (!first) throw new Error('a run')
  vi.spyOn(on.fake.api, 'dropInterrupted').mockResolvedValue(fail('usage', 'killRunsAlready'))
  fireEvent.click(run(0).getByTestId('interrupted-drop'))
  fireEvent.click(screen.getByTestId('drop-confirm'))
  const dialog = await screen.findByTestId('drop-interrupted')
  await vi.waitFor(() => expect(dialog.textContent).toContain('This kill is under way already'))
  on.fake.kills.interrupted = others
  act(() => on.fake.emit({ type: 'interruptedRuns', runs: [] }))
  expect(screen.getByTestId('drop-interrupted').textContent).toContain('This kill is under way already')
  fireEvent.click(screen.getByTestId('drop-keep'))
  await vi.waitFor(() => expect(screen.getAllByTestId('interrupted-run')).toHaveLength(2))
})
