// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { KillFlows } from '../../../../renderer/features/kill/kill-flows.tsx'
import { makeSessions, makeSite, usual } from '../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../support.tsx'

const now = Date.now()
let on: Stage
let refs: string[]

beforeEach(async () => {
  furnishJsdom()
  const sessions = makeSessions(1, usual(20, 30, 2), now)
  const siteName = '<b>Weleup</b>'
  on = stage([{ site: makeSite('s', siteName, sessions, { sessionsLimit: 52 }, now), sessions }])
  on.store.start()
  await vi.waitFor(() => expect(on.store.state.getState().lists['s']).toBeDefined())
  refs = sessions.map((session) => session.ref)
  show(on.store, <KillFlows />)
})
afterEach(cleanup)

const confirm = (): HTMLButtonElement => screen.getByTestId('kill-confirm')
const preview = async (from: number, to: number): Promise<void> => {
  await on.store.actions.previewKill('s', { refs: refs.slice(from, to) })
  await screen.findByTestId('kill-dialog')
}

describe('the question', () => {
  it('names verb, count and site, by user, and Cancel has the focus', async () => {
    await preview(21, 31)
    expect(screen.getByRole('heading').textContent).toBe('Kill 10 sessions on <b>Weleup</b>?')
    expect(confirm().textContent).toBe('Kill 10 sessions')
    expect(document.activeElement).toBe(screen.getByTestId('kill-cancel'))
    const users = within(screen.getByTestId('kill-users')).getAllByRole('row')
    expect(users[0]?.textContent).toBe('marc2idle 4 to 5 days · keeps 5 sessions, 2 active')
    expect(screen.getByTestId('kill-way').textContent).toContain('its own sign-out')
    expect(screen.queryByTestId('kill-typed-number')).toBeNull()
  })

  it('tells what is left out, and warns of the active', async () => {
    await preview(0, 4)
    expect(screen.getByText(/Left out: your own session/)).toBeDefined()
    expect(screen.getByTestId('kill-warning-active').textContent).toContain('3 of them are active')
  })

  it('wants the number typed for more than half of a site, and Enter is no yes', async () => {
    await preview(1, 40)
    const field = screen.getByTestId('kill-typed-number')
    expect(confirm().disabled).toBe(true)
    fireEvent.change(field, { target: { value: '38' } })
    expect(confirm().disabled).toBe(true)
    fireEvent.change(field, { target: { value: '39' } })
    expect(confirm().disabled).toBe(false)
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(document.activeElement).toBe(confirm())
    expect(on.store.state.getState().kills['s']?.step).toBe('confirm')
  })

  it('is taken back by Cancel and by Escape, and nothing is sent', async () => {
    const start = vi.spyOn(on.fake.api, 'startKill')
    await preview(21, 31)
    fireEvent.click(screen.getByTestId('kill-cancel'))
    expect(screen.queryByTestId('kill-dialog')).toBeNull()
    await preview(21, 31)
    fireEvent(screen.getByTestId('kill-dialog'), new Event('cancel', { cancelable: true, bubbles: true }))
    expect(screen.queryByTestId('kill-dialog')).toBeNull()
    expect(start).not.toHaveBeenCalled()
  })

  it('says so where nothing is left to kill', async () => {
    await preview(0, 1)
    expect(screen.getByText('None of the chosen sessions can be ended.')).toBeDefined()
    expect(screen.queryByTestId('kill-confirm')).toBeNull()
  })
})

describe('the run and its result', () => {
  it('ends with the promise checked and an outcome for each, failures first', async () => {
    await preview(1, 46)
    fireEvent.change(screen.getByTestId('kill-typed-number'), { target: { value: '45' } })
    fireEvent.click(confirm())
    fireEvent.click(await screen.findByTestId('countdown-start'))
    await screen.findByTestId('kill-run')
    expect(screen.queryByTestId('kill-dialog')).toBeNull()
    const result = await screen.findByTestId('kill-result')
    expect(within(result).getByRole('heading').textContent).toBe('Room for 43 more')
    expect(
      within(result).getByText('Checked against the site a moment ago: 9 of 52 sessions left.'),
    ).toBeDefined()
    expect(screen.getByTestId('outcome-killed').textContent).toBe('ended42')
    expect(screen.getByTestId('outcome-failed').textContent).toBe('failed1')
    const outcomes = screen.getAllByTestId('kill-result-row').map((row) => row.dataset['outcome'])
    expect(outcomes.slice(0, 4)).toEqual(['failed', 'spared', 'spared', 'killed'])
    fireEvent.click(screen.getByTestId('kill-close'))
    expect(screen.queryByTestId('kill-result')).toBeNull()
  })
})
