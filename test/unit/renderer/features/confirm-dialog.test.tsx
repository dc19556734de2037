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

  it('says of an account that is used here that it is an administrator’s, and claims nothing of the others', async () => {
    await preview(1, 4)
    expect(screen.getByTestId('kill-warning-administrator').textContent).toBe(
      'Sessions of an account that you use here are among them, so of an administrator: robin.',
    )
    fireEvent.click(screen.getByTestId('kill-cancel'))
    // Whether rolf is one, the site does not tell.
    await preview(2, 12)
    expect(screen.getByTestId('kill-users').textContent).toContain('rolf')
    expect(screen.queryByTestId('kill-warning-administrator')).toBeNull()
    expect(document.body.textContent).not.toContain('administrator')
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

  it('is light for one session: no table, no typing', async () => {
    await preview(21, 22)
    expect(screen.getByRole('heading').textContent).toBe('Kill 1 session on <b>Weleup</b>?')
    expect(screen.getByTestId('kill-one').textContent).toMatch(/^robin.*idle \d+ days · keeps/)
    expect(screen.queryByTestId('kill-users')).toBeNull()
    expect(screen.queryByTestId('kill-left-out')).toBeNull()
    expect(screen.queryByTestId('kill-typed-number')).toBeNull()
    expect(screen.getByTestId('kill-way').textContent).toMatch(/^It is ended by its own sign-out;/)
  })

  it('tells the oldest and the youngest activity, and everybody who is left out by a rule', async () => {
    await on.store.actions.addExemption({ siteId: 's', kind: 'user', value: 'gerd' })
    await on.store.actions.previewKill('s', { dangling: true, keepNewest: 1 })
    await screen.findByTestId('kill-dialog')
    expect(screen.getByTestId('kill-activity').textContent).toMatch(/^Oldest activity.+Youngest activity.+/)
    expect(screen.getByTestId('kill-left-out').textContent).toMatch(
      /^Left out: 3 exempt\. Whoever comes back before their turn is spared, too\.$/,
    )
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

describe('sessions that only end by signing in over them', () => {
  beforeEach(async () => {
    cleanup()
    const sessions = makeSessions(1, usual(20, 4, 0, 3), now)
    const endsBy = Object.fromEntries(sessions.slice(25).map(({ ref }) => [ref, 'signInOver' as const]))
    on = stage([{ site: makeSite('s', 'ExtJS', sessions, {}, now), sessions, endsBy }])
    on.store.start()
    await vi.waitFor(() => expect(on.store.state.getState().lists['s']).toBeDefined())
    refs = sessions.map((session) => session.ref)
    show(on.store, <KillFlows />)
    await preview(23, 28)
  })

  it('are ended only when it is asked for, which previews again and says what it means', async () => {
    const box = screen.getByTestId('kill-sign-in-over') as HTMLInputElement
    expect(box.checked).toBe(false)
    expect(screen.getByTestId('kill-warning-cannotEnd').textContent).toBe(
      '3 of them only end by signing in over them.',
    )
    expect(screen.getByText(/signs in over each of them with your account/)).toBeDefined()
    const again = vi.spyOn(on.fake.api, 'previewKill')
    fireEvent.click(box)
    await screen.findByTestId('kill-warning-signInOver')
    expect(again).toHaveBeenCalledWith({
      siteId: 's',
      rule: { refs: refs.slice(23, 28), signInOver: true },
    })
    expect(box.checked).toBe(true)
    expect(screen.queryByTestId('kill-warning-cannotEnd')).toBeNull()
    fireEvent.click(box)
    await screen.findByTestId('kill-warning-cannotEnd')
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
