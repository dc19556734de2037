// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../../renderer/app.tsx'
import { makeSessions, makeSite, usual } from '../../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../../support.tsx'
import { saying } from '../../../../../support/failures.ts'

const now = Date.now()
/** Full, nearly full, and with room. */
const limits = [38, 36, 100]
let on: Stage

beforeEach(async () => {
  furnishJsdom()
  const seeded = [7, 4, 2].map((dangling, index) => {
    const sessions = makeSessions(index + 1, usual(30, dangling), now)
    return {
      site: makeSite(
        `s${String(index)}`,
        `Site ${String(index)}`,
        sessions,
        { sessionsLimit: limits[index] ?? null },
        now,
      ),
      sessions,
    }
  })
  const out = makeSite('out', 'Signed out', [], { access: 'signedOut' }, now)
  on = stage([...seeded, { site: out, sessions: [] }])
  on.store.start()
  show(on.store, <App />)
  await screen.findByTestId('overview-page')
  act(() => on.store.actions.openSite('s0'))
  await screen.findAllByTestId('session-row')
  on.store.actions.openDialog({ kind: 'killMany', siteIds: null })
  await screen.findByTestId('many-choose')
})
afterEach(cleanup)

const row = (siteId: string): string => screen.getByTestId(`many-row-${siteId}`).textContent
const type = (value: string): void => {
  fireEvent.change(screen.getByTestId('kill-typed-number'), { target: { value } })
}
const start = (): HTMLButtonElement => screen.getByTestId('many-start')

const isChosen = (siteId: string): boolean =>
  (screen.getByTestId(`many-${siteId}`) as HTMLInputElement).checked

it('has the sites chosen that lack room, none that fails, and needs one at least', () => {
  expect(screen.queryByTestId('many-out')).toBeNull()
  expect(['s0', 's1', 's2'].filter(isChosen)).toEqual(['s0', 's1'])
  act(() => void on.fake.update('s1', { failure: saying('timedOut', 'No answer.'), failedAt: 1 }))
  expect(['s0', 's1', 's2'].filter(isChosen)).toEqual(['s0'])
  fireEvent.click(screen.getByTestId('many-all'))
  expect(['s0', 's1', 's2'].filter(isChosen)).toEqual(['s0', 's1', 's2'])
  fireEvent.click(screen.getByTestId('many-all'))
  expect((screen.getByTestId('many-preview') as HTMLButtonElement).disabled).toBe(true)
  fireEvent.click(screen.getByTestId('many-s1'))
  expect((screen.getByTestId('many-preview') as HTMLButtonElement).disabled).toBe(false)
})

it('says what it means on each site, asks for the number of all, and runs them side by side', async () => {
  fireEvent.click(screen.getByTestId('many-preview'))
  await screen.findByTestId('many-confirm')
  expect(screen.getByRole('heading', { name: 'Kill 11 sessions on 2 sites?' })).toBeDefined()
  expect(row('s0')).toMatch(/^Site 07\d users/)
  type('7')
  expect(start().disabled).toBe(true)
  type('11')
  const called = vi.spyOn(on.fake.api, 'startKill')
  fireEvent.click(start())
  await screen.findByTestId('kill-countdown')
  expect(screen.queryByTestId('many-confirm')).toBeNull()
  expect(screen.getByRole('heading', { name: 'About to kill 11 sessions on 2 sites' })).toBeDefined()
  expect(called).toHaveBeenCalledTimes(1)
  expect(called.mock.calls[0]?.[0]).toMatchObject({ typedNumber: 11, countdownSeconds: 5 })
  expect(called.mock.calls[0]?.[0].planIds).toHaveLength(2)
  fireEvent.click(screen.getByTestId('countdown-start'))
  const done = (siteId: string): unknown => on.store.state.getState().kills[siteId]
  await vi.waitFor(() =>
    expect(done('s0')).toMatchObject({ run: { phase: 'done', outcomes: { killed: 7 } } }),
  )
  await vi.waitFor(() =>
    expect(done('s1')).toMatchObject({ run: { phase: 'done', outcomes: { killed: 4 } } }),
  )
})

it('is taken back on all of them at once', async () => {
  fireEvent.click(screen.getByTestId('many-preview'))
  await screen.findByTestId('many-confirm')
  type('11')
  fireEvent.click(start())
  fireEvent.click(await screen.findByTestId('countdown-cancel'))
  await vi.waitFor(() => expect(on.store.state.getState().kills).toEqual({}))
  expect(on.store.state.getState().notices).toHaveLength(1)
  expect(on.store.state.getState().batches).toEqual([])
  expect(on.fake.sites.get('s0')?.sessions).toHaveLength(38)
})

it('names a site that cannot be previewed, and continues without it', async () => {
  const preview = on.fake.api.previewKill
  vi.spyOn(on.fake.api, 'previewKill').mockImplementation((args) =>
    args.siteId === 's0'
      ? Promise.resolve({ ok: false, failure: saying('unreachable', 'Site 0 did not answer.') })
      : preview(args),
  )
  fireEvent.click(screen.getByTestId('many-preview'))
  await screen.findByTestId('many-confirm')
  expect(row('s0')).toBe('Site 0–Site 0 did not answer.')
  expect(start().textContent).toBe('Kill 4 sessions')
})

it('makes room on each of the sites, and says where nothing has to be done', async () => {
  fireEvent.click(screen.getByTestId('many-all'))
  fireEvent.click(screen.getByTestId('many-rule-makeRoom'))
  expect((screen.getByTestId('many-preview') as HTMLButtonElement).disabled).toBe(true)
  fireEvent.change(screen.getByTestId('many-room'), { target: { value: '5' } })
  fireEvent.click(screen.getByTestId('many-preview'))
  await screen.findByTestId('many-confirm')
  expect(row('s0')).toMatch(/^Site 05\d users/)
  expect(row('s1')).toMatch(/^Site 14\d users/)
  expect(row('s2')).toBe('Site 20nothing to kill')
  expect((screen.getByTestId('many-tick-s2') as HTMLInputElement).disabled).toBe(true)
  expect(start().textContent).toBe('Kill 9 sessions')
})

it('takes a site out, and a user of a site, before the number is typed', async () => {
  fireEvent.click(screen.getByTestId('many-preview'))
  await screen.findByTestId('many-confirm')
  fireEvent.click(screen.getByTestId('many-tick-s1'))
  expect(start().textContent).toBe('Kill 7 sessions')
  fireEvent.click(screen.getByTestId('many-fold-s0'))
  const users = screen.getAllByTestId('many-user')
  const first = users[0]
  if (!first) throw new Error('a user')
  const count = Number(within(first).getAllByRole('cell')[0]?.textContent)
  fireEvent.click(within(first).getByRole('checkbox'))
  await vi.waitFor(() => expect(start().textContent).toBe(`Kill ${String(7 - count)} sessions`))
  expect(screen.getAllByTestId('many-user')).toHaveLength(users.length)
  fireEvent.click(within(first).getByRole('checkbox'))
  expect(start().textContent).toBe('Kill 7 sessions')
  for (const user of users) {
    fireEvent.click(within(user).getByRole('checkbox'))
    await vi.waitFor(() => expect(screen.getByTestId('many-row-s0').getAttribute('aria-busy')).toBe('false'))
  }
  expect(screen.queryByTestId('many-start')).toBeNull()
})

it('previews a few sites at a time, and can be stopped', async () => {
  let under = 0
  const waiting: (() => void)[] = []
  const preview = on.fake.api.previewKill
  vi.spyOn(on.fake.api, 'previewKill').mockImplementation(async (args) => {
    under += 1
    await new Promise<void>((resolve) => waiting.push(resolve))
    under -= 1
    return preview(args)
  })
  fireEvent.click(screen.getByTestId('many-preview'))
  await vi.waitFor(() => expect(under).toBe(2))
  expect(screen.getByTestId('many-choose').textContent).toContain('0 of 2 sites')
  fireEvent.click(screen.getByTestId('many-cancel'))
  for (const answer of waiting) answer()
  await vi.waitFor(() => expect(under).toBe(0))
  expect(screen.queryByTestId('many-confirm')).toBeNull()
  expect((screen.getByTestId('many-preview') as HTMLButtonElement).disabled).toBe(false)
})

it('has one card, and one result with the total and the details of each site', async () => {
  act(() => on.store.actions.openOverview())
  fireEvent.click(screen.getByTestId('many-preview'))
  await screen.findByTestId('many-confirm')
  type('11')
  fireEvent.click(start())
  fireEvent.click(await screen.findByTestId('countdown-start'))
  const result = await screen.findByTestId('batch-result', {}, { timeout: 10_000 })
  expect(within(result).getByRole('heading', { name: '11 sessions killed' })).toBeDefined()
  expect(within(result).getByTestId('outcome-killed').textContent).toBe('Killed11')
  expect(screen.getByTestId('batch-row-s1').textContent).toBe('Site 144 killedDetails')
  expect(screen.queryByTestId('kill-run')).toBeNull()
  fireEvent.click(screen.getByTestId('batch-details-s1'))
  expect((await screen.findByTestId('kill-result')).textContent).toContain('Site 1')
  fireEvent.click(screen.getByTestId('kill-close'))
  expect(screen.getByTestId('batch-row-s1').textContent).toContain('4 killed')
  fireEvent.click(screen.getByTestId('batch-close'))
  expect(screen.queryByTestId('batch-result')).toBeNull()
  expect(on.store.state.getState().kills).toEqual({})
})

it('previews with Enter in a field of the rule, once the rule is complete', async () => {
  fireEvent.change(screen.getByTestId('many-room'), { target: { value: '0' } })
  fireEvent.keyDown(screen.getByTestId('many-room'), { key: 'Enter' })
  expect(screen.queryByTestId('many-confirm')).toBeNull()
  fireEvent.change(screen.getByTestId('many-room'), { target: { value: '5' } })
  fireEvent.keyDown(screen.getByTestId('many-room'), { key: 'Enter' })
  expect(await screen.findByTestId('many-confirm')).toBeDefined()
})

it('selects no site in the overview any longer once the kills have begun', async () => {
  act(() => on.store.actions.selectSites(['s0', 's1']))
  fireEvent.click(screen.getByTestId('many-preview'))
  await screen.findByTestId('many-confirm')
  expect(on.store.state.getState().overview.selection.refs.size).toBe(2)
  type('11')
  fireEvent.click(start())
  await vi.waitFor(() => expect(on.store.state.getState().overview.selection.refs.size).toBe(0))
})
