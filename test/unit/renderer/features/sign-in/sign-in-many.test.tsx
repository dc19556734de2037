// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import type { Result } from '../../../../../contract/failure.ts'
import type { SignInOutcome } from '../../../../../contract/sign-in-outcome.ts'
import type { SiteState } from '../../../../../contract/site.ts'
import { createConsoleStore } from '../../../../../renderer/store/console-store.ts'
import { failSaying, saying } from '../../../../support/failures.ts'
import { makeSessions, makeSite, usual } from '../../../../support/renderer-harness/seed.ts'
import { FakeConsole } from '../../../../support/renderer-harness/fake-console.ts'
import { furnishJsdom, show, type Stage } from '../../support.tsx'

const now = Date.now()
let on: Stage
/** The sites of each call. */
let calls: (readonly string[])[]
/** Answers the call that waits. Only if `waits`. */
let answer: (result: Result<readonly SignInOutcome[]>) => void
let waits: boolean

const seeded = (siteId: string, more: Partial<SiteState>) => {
  const sessions = makeSessions(1, usual(2, 3), now)
  return { site: makeSite(siteId, siteId, sessions, more, now), sessions }
}

beforeEach(async () => {
  furnishJsdom()
  calls = []
  waits = false
  const out = { access: 'signedOut', passwordKnown: true } as const
  const fake = new FakeConsole(
    [
      seeded('in', {}),
      seeded('eupen', out),
      seeded('namur', { ...out, tags: ['voga'] }),
      seeded('codes', out),
      seeded('full', out),
      seeded('wrong', { ...out, failure: saying('wrongPassword', 'No.'), access: 'paused' }),
      seeded('new', { access: 'signedOut' }),
    ],
    { latencyMs: 0, killMs: 0 },
  )
  fake.refusals.set('codes', saying('codeNeeded', 'A code.', { validSeconds: 300 }))
  fake.refusals.set('full', saying('limitReached', 'Full.', { limit: 40, wayIn: true }))
  const store = createConsoleStore({
    api: {
      ...fake.api,
      signInMany: (args) => {
        calls.push(args.sites as readonly string[])
        return waits ? new Promise((resolve) => (answer = resolve)) : fake.api.signInMany(args)
      },
    },
    onLink: () => () => undefined,
  })
  on = { fake, store }
  store.start()
  show(store, <App />)
  await screen.findByTestId('overview-page')
})
afterEach(cleanup)

const click = (testId: string): void => void fireEvent.click(screen.getByTestId(testId))
const lines = (): string[] =>
  screen
    .getAllByTestId('sign-in-row')
    .map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent).join(' | '))
const ended = (siteId: string): void =>
  act(() => on.fake.emit({ type: 'signInOutcome', outcome: { siteId, outcome: 'signedIn', failure: null } }))

it('signs in to all sites of the table whose password is known, and leaves the others', async () => {
  expect(screen.getByTestId('sign-in-all').textContent).toBe('Sign in to 4 sites')
  click('sign-in-all')
  await screen.findByText('Signed in to 2 of 4 sites')
  expect(calls).toEqual([expect.arrayContaining(['eupen', 'namur', 'codes', 'full'])])
  expect(calls[0]).toHaveLength(4)
})

it('signs in to no other sites than the query shows', () => {
  act(() => on.store.actions.findSites('tag:voga'))
  expect(screen.getByTestId('sign-in-all').textContent).toBe('Sign in to 1 site')
  act(() => on.store.actions.findSites('wrong'))
  expect(screen.queryByTestId('sign-in-all')).toBeNull()
})

it('shows those that need somebody first, each with its outcome and the next step', async () => {
  click('sign-in-all')
  await screen.findByText('Signed in to 2 of 4 sites')
  const [first, second, ...rest] = lines()
  expect([first, second].sort()).toEqual([
    'codes | a code is needed | Enter the code',
    'full | the site is full | Enter the full site',
  ])
  expect(rest.sort()).toEqual(['eupen | signed in | ', 'namur | signed in | '])
})

it('leads to the code of a site at once, and counts the site as soon as the user has got in there', async () => {
  click('sign-in-all')
  await screen.findByText('Signed in to 2 of 4 sites')
  fireEvent.click(screen.getByRole('button', { name: 'Enter the code: codes' }))
  expect(screen.queryByTestId('sign-in-many')).toBeNull()
  expect(on.store.state.getState().current).toBe('codes')
  await screen.findByTestId('code')
  act(() => void on.fake.update('codes', { access: 'signedIn', failure: null }))
  act(() => on.store.actions.openOverview())
  expect(screen.getByTestId('sign-in-line').textContent).toContain('Signed in to 3 of 4 sites')
  click('sign-in-line-show')
  expect(lines()[0]).toContain('full')
  expect(lines()).toContain('codes | signed in | ')
})

it('shows how far it is, also after its table was closed, and takes no outcome of another window', async () => {
  waits = true
  click('sign-in-all')
  expect((await screen.findByTestId('sign-in-many-progress')).textContent).toBe('0 of 4 sites have answered')
  ended('namur')
  ended('new')
  expect(screen.getByTestId('sign-in-many-progress').textContent).toBe('1 of 4 sites have answered')
  expect(lines()).toHaveLength(4)
  expect(lines().at(-1)).toBe('namur | signed in | ')
  expect(lines()[0]).toContain('waiting')
  click('sign-in-many-close')
  ended('eupen')
  const line = within(screen.getByTestId('sign-in-line'))
  expect(line.getByTestId('sign-in-many-progress').textContent).toBe('2 of 4 sites have answered')
  expect(line.queryByTestId('sign-in-line-dismiss')).toBeNull()
  // A second run has to wait for the first one.
  click('sign-in-all')
  expect(calls).toHaveLength(1)
})

it('says why if the console does not answer, and is forgotten only by the user', async () => {
  waits = true
  click('sign-in-all')
  await act(async () => {
    answer(failSaying('unexpected', 'The console does not answer.'))
    await Promise.resolve()
  })
  expect(screen.getByTestId('sign-in-many').textContent).toContain('The console does not answer.')
  click('sign-in-many-close')
  click('sign-in-line-dismiss')
  expect(screen.queryByTestId('sign-in-line')).toBeNull()
})

it('tries those again that may have room or answer by now, and keeps the other outcomes', async () => {
  click('sign-in-all')
  await screen.findByText('Signed in to 2 of 4 sites')
  on.fake.refusals.delete('full')
  expect(screen.getByTestId('sign-in-many-again').textContent).toBe('Try 1 site again')
  click('sign-in-many-again')
  await screen.findByText('Signed in to 3 of 4 sites')
  expect(calls[1]).toEqual(['full'])
  expect(lines()[0]).toBe('codes | a code is needed | Enter the code')
})

it('leaves nothing behind once all are in', async () => {
  on.fake.refusals.clear()
  click('sign-in-all')
  await screen.findByText('Signed in to 4 of 4 sites')
  expect(screen.queryByTestId('sign-in-many-again')).toBeNull()
  click('sign-in-many-close')
  expect(screen.queryByTestId('sign-in-line')).toBeNull()
  expect(screen.queryByTestId('sign-in-all')).toBeNull()
})

it('signs in to the chosen sites, also to those that need something first', async () => {
  act(() => on.store.actions.selectSites(['in']))
  expect(screen.queryByTestId('overview-sign-in')).toBeNull()
  act(() => on.store.actions.selectSites(['new', 'eupen']))
  click('overview-sign-in')
  await screen.findByText('Signed in to 2 of 3 sites')
  expect(lines()[0]).toBe('new | no password is known | Enter the password')
})

it('is a command of the palette as long as a password is known', async () => {
  fireEvent.keyDown(window, { key: 'k', ctrlKey: true })
  fireEvent.change(await screen.findByTestId('command-search'), { target: { value: 'password is known' } })
  fireEvent.keyDown(screen.getByTestId('command-search'), { key: 'Enter' })
  await screen.findByText('Signed in to 2 of 4 sites')
})
