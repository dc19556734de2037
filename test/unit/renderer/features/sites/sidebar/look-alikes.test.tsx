// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { App } from '../../../../../../renderer/app.tsx'
import { makeSessions, makeSite } from '../../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, openPopover, show, type Stage, stage } from '../../../support.tsx'

const now = Date.now()
const cyrillic = 'r\u043ebin'
let on: Stage

beforeEach(async () => {
  furnishJsdom()
  const seeds = ['robin', 'robin', cyrillic, 'luc', null].map((user) => ({ user, idleMinutes: 7000 }))
  const sessions = makeSessions(1, seeds, now)
  on = stage([{ site: makeSite('s', 'Weleup', sessions, {}, now), sessions }])
  on.store.start()
  show(on.store, <App />)
  await screen.findAllByTestId('session-row')
})
afterEach(cleanup)

const marks = (where: HTMLElement): (string | null)[] =>
  within(where)
    .queryAllByTestId('look-alike-mark')
    .map((each) => each.getAttribute('title'))
const said = (spelled: string): string => `Looks like another user’s name. This name is written: ${spelled}`
const both = [said('robin'), said('r\\u043ebin')]

it('are marked in the table, for the eye and for the ear', () => {
  const grid = screen.getByTestId('session-grid')
  expect(marks(grid).sort()).toEqual([both[0], both[0], both[1]].sort())
  expect(within(grid).getAllByTestId('look-alike-mark')[0]?.textContent).toBe(both[0])
})

it('are marked in groups', () => {
  fireEvent.change(screen.getByTestId('group-by'), { target: { value: 'user' } })
  const groups = screen.getAllByTestId('group-row').flatMap(marks)
  expect(groups.sort()).toEqual([...both].sort())
})

it('are marked in the choice of a user, also while the other is not shown', () => {
  openPopover('user-filter')
  const search = screen.getByTestId('user-filter-search')
  const menu = search.parentElement ?? search
  expect(marks(menu).sort()).toEqual([...both].sort())
  fireEvent.change(search, { target: { value: 'robin' } })
  expect(marks(menu)).toEqual([both[0]])
})

it('are marked in the preview of several, and of one whose twin is not in it', async () => {
  const refs = on.store.state.getState().lists['s']?.sessions ?? []
  const preview = async (users: (string | null)[]): Promise<HTMLElement> => {
    const chosen = refs.filter(({ user }) => users.includes(user)).map(({ ref }) => ref)
    await on.store.actions.previewKill('s', { refs: chosen })
    return screen.findByTestId('kill-dialog')
  }
  expect(marks(await preview(['robin', cyrillic, 'luc'])).sort()).toEqual([...both].sort())
  fireEvent.click(screen.getByTestId('kill-cancel'))
  expect(marks(await preview([cyrillic]))).toEqual([both[1]])
})

it('are marked in the choice of users for a rule', () => {
  fireEvent.click(screen.getByTestId('open-by-rule'))
  fireEvent.click(screen.getByTestId('rule-users'))
  const list = screen.getByTestId('rule-find-user').parentElement
  expect(list && marks(list).sort()).toEqual([...both].sort())
})
