// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { KillFlows } from '../../../../../../renderer/features/kills/kill-flows.tsx'
import { makeSessions, makeSite, usual } from '../../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../../support.tsx'

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
    expect(screen.getByTestId('kill-way').textContent).toContain('by their own sign-out')
    expect(screen.queryByTestId('kill-typed-number')).toBeNull()
  })

  it('shows what is left out, and warns of active sessions', async () => {
    await preview(0, 4)
    expect(screen.getByTestId('fold-left-out').textContent).toBe('Left out 1 1 of the console’s own')
    expect(screen.getByTestId('kill-warning-active').textContent).toContain('3 of these sessions are active')
  })

  it('says of an account that is used here that it is an administrator’s, and claims nothing of the others', async () => {
    await preview(1, 4)
    expect(screen.getByTestId('kill-warning-administrator').textContent).toBe(
      'These include sessions of an administrator’s account, which you use here: robin.',
    )
    fireEvent.click(screen.getByTestId('kill-cancel'))
    // The site does not say whether rolf is one.
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
    expect(screen.queryByTestId('kill-spares')).toBeNull()
    expect(screen.queryByTestId('kill-typed-number')).toBeNull()
    expect(screen.getByTestId('kill-way').textContent).toMatch(
      /^Sessions are ended by their own sign-out\. A fresh list then shows whether the session is gone\.$/,
    )
  })

  it('shows the oldest and the most recent activity, and every session that a rule leaves out', async () => {
    await on.store.actions.addExemption({ siteId: 's', kind: 'user', value: 'gerd' })
    await on.store.actions.previewKill('s', { dangling: true, keepNewest: 1 })
    await screen.findByTestId('kill-dialog')
    expect(screen.getByTestId('kill-activity').textContent).toMatch(
      /^Oldest activity.+Most recent activity.+/,
    )
    expect(screen.getByTestId('fold-left-out').textContent).toBe('Left out 3 3 exempt')
    expect(screen.getByTestId('kill-spares').textContent).toBe(
      'Users who come back before their turn are spared.',
    )
  })

  it('says which sessions are killed even in use, because only the others are spared', async () => {
    const refs = (on.fake.sites.get('s')?.sessions ?? []).map(({ ref }) => ref)
    await on.store.actions.previewKill('s', { refs: [...refs.slice(1, 4), ...refs.slice(21, 23)] })
    expect((await screen.findByTestId('kill-spares')).textContent).toBe(
      '3 of these sessions are killed even if they are in use. ' +
        'The others are spared if their users come back before their turn.',
    )
    fireEvent.click(screen.getByTestId('kill-cancel'))
    await on.store.actions.previewKill('s', { refs: refs.slice(1, 2) })
    expect((await screen.findByTestId('kill-spares')).textContent).toBe(
      'This session is killed even if it is in use.',
    )
  })

  it('says how many of the chosen sessions the filters of the table hide', async () => {
    await preview(1, 23)
    expect(screen.queryByTestId('kill-hidden')).toBeNull()
    fireEvent.click(screen.getByTestId('kill-cancel'))
    on.store.actions.setView('s', { state: 'active' })
    await preview(1, 23)
    expect(screen.getByTestId('kill-hidden').textContent).toBe(
      '2 of these sessions are hidden by the filters.',
    )
  })

  it('shows before and after against the limit, also in words', async () => {
    await preview(21, 31)
    const room = screen.getByTestId('kill-room')
    expect(room.textContent).toMatch(/^10 go: room for 1151 now, 41 afterwards, limit 52$/)
    expect(within(room).getByRole('img').getAttribute('aria-label')).toMatch(
      /^Afterwards: 20 active, 20 dangling, .*own, limit 52$/,
    )
    expect(room.querySelector('.part.going')).not.toBeNull()
  })

  it('has each warning in short beside its button', async () => {
    await preview(1, 40)
    expect(within(screen.getByTestId('warnings-in-short')).getAllByRole('listitem')[0]?.textContent).toMatch(
      /^\d+ active$/,
    )
    expect(screen.getByTestId('warnings-in-short').closest('.dialog-foot')).not.toBeNull()
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

  it('says so if nothing remains to kill', async () => {
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
      '3 of these sessions end only by signing in over them.',
    )
    expect(screen.getByText(/signs in over each of these sessions with your account/)).toBeDefined()
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
      within(result).getByText('Checked against the site a moment ago: 9 live sessions, limit 52.'),
    ).toBeDefined()
    expect(screen.getByTestId('outcome-killed').textContent).toBe('Killed42')
    expect(screen.getByTestId('outcome-failed').textContent).toBe('Failed1')
    // No session has this outcome.
    expect(screen.queryByTestId('outcome-alreadyGone')).toBeNull()
    expect(screen.getByTestId('result-room').textContent).toBe('51 before, 9 now, limit 52')
    const outcomes = screen.getAllByTestId('kill-result-row').map((row) => row.dataset['outcome'])
    expect(outcomes.slice(0, 4)).toEqual(['failed', 'spared', 'spared', 'killed'])
    fireEvent.click(screen.getByTestId('kill-close'))
    expect(screen.queryByTestId('kill-result')).toBeNull()
  })
})
