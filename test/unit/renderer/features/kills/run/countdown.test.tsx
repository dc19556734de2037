// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { KillFlows } from '../../../../../../renderer/features/kills/kill-flows.tsx'
import { noticeText } from '../../../../../../renderer/store/notices.ts'
import { makeSessions, makeSite, usual } from '../../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../../support.tsx'

const now = Date.now()
let on: Stage
let refs: string[]

beforeEach(async () => {
  furnishJsdom()
  const sessions = makeSessions(1, usual(20, 5), now)
  on = stage([{ site: makeSite('s', 'Weleup', sessions, {}, now), sessions }])
  on.store.start()
  await vi.waitFor(() => expect(on.store.state.getState().lists['s']).toBeDefined())
  refs = sessions.slice(21).map((session) => session.ref)
  show(on.store, <KillFlows />)
  on.store.actions.select('s', refs)
  await on.store.actions.previewKill('s', { refs })
})
afterEach(cleanup)

const start = (): void => {
  fireEvent.click(screen.getByTestId('kill-confirm'))
}

describe('after the yes', () => {
  it('counts down, with Cancel under the hand, and has sent nothing', async () => {
    start()
    await screen.findByTestId('kill-countdown')
    expect(screen.getByRole('heading').textContent).toBe('About to kill 5 sessions on Weleup')
    expect(screen.getByTestId('countdown-seconds').textContent).toMatch(/^[45]$/)
    expect(screen.getByText('Nothing has been sent yet.')).toBeDefined()
    expect(document.activeElement).toBe(screen.getByTestId('countdown-cancel'))
  })

  it.each(['its button', 'Escape'])('is taken back by %s: the choice stays, and it is said', async (way) => {
    start()
    const dialog = await screen.findByTestId('kill-countdown')
    if (way === 'Escape') fireEvent(dialog, new Event('cancel', { cancelable: true, bubbles: true }))
    else fireEvent.click(screen.getByTestId('countdown-cancel'))
    await vi.waitFor(() => expect(screen.queryByTestId('kill-countdown')).toBeNull())
    const state = on.store.state.getState()
    expect(state.kills['s']).toBeUndefined()
    expect(state.selections['s']?.refs.size).toBe(5)
    expect(state.notices.map(noticeText)).toEqual(['Cancelled. Nothing was sent to Weleup.'])
    expect(on.fake.sites.get('s')?.sessions).toHaveLength(26)
  })

  it('begins at once on request, and only then drops the choice', async () => {
    start()
    fireEvent.click(await screen.findByTestId('countdown-start'))
    await screen.findByTestId('kill-result')
    expect(screen.getByTestId('outcome-killed').textContent).toBe('Killed5')
    expect(on.store.state.getState().selections['s']?.refs.size).toBe(0)
  })

  it('does not count if it is switched off', async () => {
    await on.store.actions.changePreferences({ countdown: false })
    const called = vi.spyOn(on.fake.api, 'startKill')
    start()
    await screen.findByTestId('kill-result')
    expect(called).toHaveBeenCalledWith(expect.objectContaining({ countdownSeconds: 0 }))
  })
})
