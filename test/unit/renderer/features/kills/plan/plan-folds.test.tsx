// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { KillFlows } from '../../../../../../renderer/features/kills/kill-flows.tsx'
import { makeSessions, makeSite, usual } from '../../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../../support.tsx'

const now = Date.now()
let on: Stage
let refs: string[]

beforeEach(async () => {
  furnishJsdom()
  const sessions = makeSessions(1, usual(20, 30, 2), now)
  on = stage([{ site: makeSite('s', 'Weleup', sessions, { sessionsLimit: 52 }, now), sessions }])
  on.store.start()
  await vi.waitFor(() => expect(on.store.state.getState().lists['s']).toBeDefined())
  refs = sessions.map((session) => session.ref)
  show(on.store, <KillFlows />)
})
afterEach(cleanup)

const preview = async (rule: Parameters<typeof on.store.actions.previewKill>[1]): Promise<void> => {
  await on.store.actions.previewKill('s', rule)
  await screen.findByTestId('kill-dialog')
}
const confirm = (): HTMLElement => screen.getByTestId('kill-confirm')
const ticks = (): HTMLInputElement[] => screen.getAllByTestId('plan-tick')
const openSessions = (): void => void fireEvent.click(screen.getByTestId('fold-sessions'))
const victims = (): readonly string[] => {
  const flow = on.store.state.getState().kills['s']
  return flow?.step === 'confirm' ? flow.plan.victims.map(({ ref }) => ref) : []
}

it('a fold lists each session with user, last activity, address and reason', async () => {
  await preview({ refs: refs.slice(21, 31) })
  expect(screen.queryByTestId('plan-sessions')).toBeNull()
  openSessions()
  const table = screen.getByTestId('plan-sessions')
  expect(table.getAttribute('aria-rowcount')).toBe('11')
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((each) => each.textContent),
  ).toEqual(['Kill', 'User', 'Last activity', 'IP address', 'Reason'])
  expect(screen.getAllByTestId('plan-session')).toHaveLength(10)
  expect(screen.getAllByTestId('plan-session')[0]?.textContent).toMatch(
    /^[a-z]+\d.*\d+\.\d+\.\d+\.\d+idle for /,
  )
  // One fold is open at a time.
  expect(screen.queryByTestId('kill-users')).toBeNull()
})

it('a session that is unticked is not in the plan that starts, and can be put back', async () => {
  await preview({ refs: refs.slice(21, 31) })
  const all = victims()
  openSessions()
  fireEvent.click(ticks()[2] as HTMLElement)
  await waitFor(() => expect(confirm().textContent).toBe('Kill 9 sessions'))
  expect(victims()).toEqual(all.filter((_, index) => index !== 2))
  expect(ticks()[2]?.checked).toBe(false)
  expect(screen.getByTestId('fold-sessions').textContent).toBe('Each session 10 1 unticked')
  fireEvent.click(ticks()[2] as HTMLElement)
  await waitFor(() => expect(victims()).toEqual(all))
})

it('a user is taken out with all sessions, and without any session nothing can start', async () => {
  await preview({ refs: refs.slice(21, 31) })
  const users = screen.getAllByTestId('user-tick')
  fireEvent.click(users[0] as HTMLElement)
  await waitFor(() => expect(confirm().textContent).toBe('Kill 8 sessions'))
  for (const user of users.slice(1)) fireEvent.click(user)
  expect(confirm().textContent).toBe('No session is ticked')
  expect(confirm()).toHaveProperty('disabled', true)
  const start = vi.spyOn(on.fake.api, 'startKill')
  await on.store.actions.startKill('s', null)
  expect(start).not.toHaveBeenCalled()
})

it('the narrowed plan keeps the idle time, by which each session is judged again before its turn', async () => {
  await preview({ idleAtLeastMs: 60_000, includeActive: true })
  const again = vi.spyOn(on.fake.api, 'previewKill')
  const [first, ...others] = victims()
  await on.store.actions.previewAgain('s', { dropped: new Set([first ?? '']) })
  expect(again).toHaveBeenCalledWith({ siteId: 's', rule: { refs: others, idleAtLeastMs: 60_000 } })
})

it('of two quick changes only the last one counts', async () => {
  await preview({ refs: refs.slice(21, 31) })
  const [first = '', second = ''] = victims()
  const slow = on.store.actions.previewAgain('s', { dropped: new Set([first]) })
  await Promise.all([slow, on.store.actions.previewAgain('s', { dropped: new Set([first, second]) })])
  expect(victims()).toHaveLength(8)
})

it('arrows lead from tick to tick, and Tab reaches one of them', async () => {
  await preview({ refs: refs.slice(21, 31) })
  openSessions()
  ticks()[0]?.focus()
  fireEvent.keyDown(ticks()[0] as HTMLElement, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(ticks()[1])
  expect(ticks().map((each) => each.tabIndex)).toEqual([-1, 0, ...Array<number>(8).fill(-1)])
})

it('a second fold lists what is left out, by reason', async () => {
  await on.store.actions.addExemption({ siteId: 's', kind: 'user', value: 'gerd' })
  await preview({ dangling: true, keepNewest: 1 })
  fireEvent.click(screen.getByTestId('fold-left-out'))
  const rows = within(screen.getByTestId('plan-left-out')).getAllByTestId('plan-session')
  expect(rows).toHaveLength(3)
  expect(rows.every((row) => /^gerd.*exempt$/.test(row.textContent))).toBe(true)
})
