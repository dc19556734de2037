// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import { saying } from '../../../../support/failures.ts'
import { makeSessions, makeSite, usual } from '../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../support.tsx'

const now = Date.now()
let on: Stage

const seeded = (name: string, active: number, dangling: number, more = {}) => {
  const sessions = makeSessions(1, usual(active, dangling), now)
  return { site: makeSite(name, name, sessions, more, now), sessions }
}

beforeEach(async () => {
  furnishJsdom()
  on = stage([
    seeded('fine', 2, 3, { sessionsLimit: 50, tags: ['voga', 'gold'] }),
    seeded('false', 3, 16, { sessionsLimit: 20 }),
    seeded('down', 9, 1, {
      failure: saying('unreachable', 'No answer.'),
      failingSince: new Date(2026, 0, 1, 11, 6).getTime(),
      nextTryAt: new Date(2026, 0, 1, 11, 44).getTime(),
    }),
    { site: makeSite('out', 'out', [], { access: 'signedOut' }, now), sessions: [] },
  ])
  on.store.start()
  show(on.store, <App />)
  await screen.findByTestId('overview-page')
})
afterEach(cleanup)

const rows = (): HTMLElement[] => screen.getAllByTestId('overview-row')
const order = (): (string | undefined)[] => rows().map((row) => row.dataset['site'])
const row = (siteId: string): HTMLElement => {
  const found = rows().find((each) => each.dataset['site'] === siteId)
  if (!found) throw new Error(`No row of ${siteId}`)
  return found
}
const cells = (siteId: string): (string | null)[] =>
  within(row(siteId))
    .getAllByRole('gridcell')
    .map((cell) => cell.textContent)
const press = (element: HTMLElement, key: string, more = {}): void => {
  fireEvent.keyDown(element, { key, ...more })
}
const focused = (): string | undefined => (document.activeElement as HTMLElement).dataset['site']
const chosen = (): string[] => [...on.store.state.getState().overview.selection.refs]

it('is the start page of several sites, with the problems first', () => {
  expect(order()).toEqual(['false', 'down', 'out', 'fine'])
  expect(screen.getByTestId('overview-count').textContent).toBe('4 sites')
  expect(screen.getByTestId('open-overview').getAttribute('aria-current')).toBe('page')
})

it('says of each site how full it is and what that means, also to those who do not see the gauge', () => {
  const [, , state, live] = cells('false')
  expect(state).toBe('Full, but only 1 on now')
  expect(live).toBe('20 / 203 active, 16 dangling, 1 own, limit 20')
  expect(cells('down')[2]).toMatch(/^Not reached since .*11:06Next try 11:44$/)
  expect(cells('out').slice(3, 8)).toEqual(['–not known', '–not known', '–not known', '–not known', 'never'])
  expect(cells('fine').slice(-1)).toEqual(['vogagold'])
})

it('is grey where the figures may no longer be true', () => {
  const grey = (): (string | undefined)[] =>
    rows()
      .filter((each) => each.classList.contains('stale'))
      .map((each) => each.dataset['site'])
  expect(grey()).toEqual([])
  act(() => void on.fake.update('false', { figuresFrom: 'disk' }))
  act(() => void on.fake.update('fine', { readAt: now - 3.5 * 3_600_000 }))
  expect(grey()).toEqual(['false', 'fine'])
  expect(cells('fine')[7]).toBe('3 h')
})

it('is sorted by a column, and by the keyboard’s button as well', () => {
  fireEvent.click(screen.getByTestId('overview-sort-site'))
  expect(order()).toEqual(['down', 'false', 'fine', 'out'])
  fireEvent.click(screen.getByTestId('overview-sort-site'))
  expect(order()).toEqual(['out', 'fine', 'false', 'down'])
  expect(screen.getByRole('columnheader', { name: 'Site' }).getAttribute('aria-sort')).toBe('descending')
})

it('opens a site by a click or with Enter, and has the focus on it again afterwards', async () => {
  fireEvent.keyDown(document.body, { key: 'ArrowDown' })
  expect(focused()).toBe('false')
  press(row('false'), 'ArrowDown')
  expect(focused()).toBe('down')
  press(row('down'), 'Enter')
  await screen.findByTestId('site-page')
  expect(on.store.state.getState().current).toBe('down')
  fireEvent.keyDown(window, { key: '0', ctrlKey: true })
  await screen.findByTestId('overview-page')
  expect(focused()).toBe('down')
  fireEvent.click(row('fine'))
  expect(on.store.state.getState().current).toBe('fine')
})

it('chooses sites with the keyboard: one, a range, all, none', () => {
  press(row('false'), ' ')
  expect(chosen()).toEqual(['false'])
  press(row('false'), 'End', { shiftKey: true })
  expect(chosen()).toEqual(['false', 'down', 'out', 'fine'])
  expect(row('out').getAttribute('aria-selected')).toBe('true')
  press(row('fine'), 'ArrowUp', { shiftKey: true })
  expect(chosen()).toEqual(['false', 'down', 'out'])
  press(row('out'), 'Escape')
  expect(chosen()).toEqual([])
  press(row('out'), 'a', { ctrlKey: true })
  expect(chosen()).toHaveLength(4)
})

it('chooses sites with the mouse, and asks what to kill on them', async () => {
  const box = row('fine').querySelector('.cell-check')
  if (!box) throw new Error('no box')
  fireEvent.click(box)
  fireEvent.click(row('false'), { shiftKey: true })
  expect(chosen()).toHaveLength(4)
  fireEvent.click(row('down'), { ctrlKey: true })
  expect(screen.getByTestId('overview-bar').textContent).toContain('3 sites selected')
  fireEvent.click(screen.getByTestId('overview-kill'))
  await screen.findByTestId('many-choose')
  expect((screen.getByTestId('many-fine') as HTMLInputElement).checked).toBe(true)
  expect(screen.queryByTestId('many-down')).toBeNull()
  expect(screen.getByTestId('many-out-of-reach').textContent).toContain('1 of the selected sites')
})

it('keeps the focus on its site when the order changes below it', () => {
  fireEvent.keyDown(document.body, { key: 'ArrowDown' })
  press(row('false'), 'End')
  expect(focused()).toBe('fine')
  act(() => void on.fake.update('fine', { failure: saying('unreachable', 'No answer.') }))
  expect(order()).toEqual(['false', 'down', 'fine', 'out'])
  expect(focused()).toBe('fine')
  act(() => void on.store.actions.removeSite('false'))
  expect(focused()).toBe('fine')
})
