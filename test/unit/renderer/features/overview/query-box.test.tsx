// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import { manySites } from '../../../../support/renderer-harness/many-sites.ts'
import { furnishJsdom, openPopover, show, type Stage, stage } from '../../support.tsx'

let on: Stage

beforeEach(async () => {
  furnishJsdom()
  on = stage(manySites(Date.now(), 40))
  on.store.start()
  show(on.store, <App />)
  await screen.findByTestId('overview-page')
})
afterEach(cleanup)

const field = (): HTMLInputElement => screen.getByTestId('overview-query')
const type = (value: string): void => {
  field().focus()
  fireEvent.change(field(), { target: { value } })
}
const press = (key: string): void => {
  fireEvent.keyDown(field(), { key })
}
const offered = (): (string | null)[] => screen.queryAllByRole('option').map((option) => option.textContent)
const count = (): string => screen.getByTestId('overview-count').textContent

it('finds sites while one types', () => {
  type('voga')
  expect(count()).toBe('6 of 40 sites')
  type('nothing-like-this')
  expect(screen.getByTestId('overview-empty').textContent).toContain('No site matches.')
  fireEvent.click(within(screen.getByTestId('overview-empty')).getByRole('button'))
  expect(count()).toBe('40 sites')
})

it('offers what may come next, and takes it by the keyboard', () => {
  type('ta')
  expect(offered()[0]).toBe('tag:')
  expect(field().getAttribute('aria-expanded')).toBe('true')
  expect(field().getAttribute('aria-activedescendant')).toBeNull()
  press('ArrowDown')
  expect(screen.getByRole('option', { selected: true }).textContent).toBe('tag:')
  press('Enter')
  expect(field().value).toBe('tag:')
  expect(offered()).toContain('voga')
  fireEvent.click(screen.getByRole('option', { name: 'voga' }))
  expect(field().value).toBe('tag:voga ')
  expect(count()).toBe('6 of 40 sites')
})

it('closes the list with Escape, and then shows all sites', () => {
  type('voga')
  expect(offered().length).toBeGreaterThan(0)
  press('Escape')
  expect(offered()).toEqual([])
  expect(field().value).toBe('voga')
  press('Escape')
  expect(field().value).toBe('')
})

it('says what is wrong when the list is closed, and keeps showing what it showed', () => {
  type('voga')
  type('voga dangling:many')
  expect(screen.getByTestId('overview-query-fault').textContent).toContain('needs a whole number')
  expect(field().getAttribute('aria-invalid')).toBe('true')
  expect(count()).toBe('6 of 40 sites')
})

it('has views with their numbers, and saves the query as one more', async () => {
  const failing = screen.getByTestId('view-failing')
  expect(failing.textContent).toBe('Failing 3')
  fireEvent.click(failing)
  expect(count()).toBe('3 of 40 sites')
  expect(failing.getAttribute('aria-pressed')).toBe('true')
  expect(screen.queryByTestId('view-save')).toBeNull()
  type('tag:gold')
  openPopover('view-save')
  fireEvent.change(screen.getByTestId('view-name'), { target: { value: ' The golden ones ' } })
  fireEvent.click(screen.getByTestId('view-save-name'))
  const saved = await screen.findByTestId('view-saved')
  expect(saved.textContent).toBe('The golden ones 10')
  expect(on.fake.preferences.views).toEqual([{ name: 'The golden ones', query: 'tag:gold' }])
  fireEvent.click(screen.getByTestId('view-drop'))
  await vi.waitFor(() => expect(screen.queryByTestId('view-saved')).toBeNull())
})

it('has a menu of folders and tags', () => {
  openPopover('label-menu')
  fireEvent.click(screen.getByTestId('label-folder-Belgium'))
  fireEvent.click(screen.getByTestId('label-tag-voga'))
  expect(field().value).toBe('folder:Belgium tag:voga')
  expect(screen.getByTestId('label-tag-voga').getAttribute('aria-checked')).toBe('true')
  fireEvent.click(screen.getByTestId('label-folder-Belgium'))
  expect(field().value).toBe('tag:voga')
})

it('shows what can be asked for, and asks an example', () => {
  openPopover('overview-query-help')
  expect(screen.getByTestId('query-help').textContent).toContain('is:false-alert')
  fireEvent.click(screen.getByText('dangling:>20'))
  expect(field().value).toBe('dangling:>20')
})

it('says of chosen sites how many are not shown', () => {
  on.store.actions.selectSites(['many1', 'many2'])
  type('tag:voga')
  expect(screen.getByTestId('overview-bar').textContent).toContain('2 sites selected · 1 of them not shown')
})

it('completes a query with Enter only if something is missing, and then goes to the sites', async () => {
  type('is:fal')
  press('Enter')
  expect(field().value).toBe('is:false-alert ')
  expect(document.activeElement).toBe(field())
  type('voga')
  press('Enter')
  expect(field().value).toBe('voga')
  expect(offered()).toEqual([])
  expect(document.activeElement).toBe(screen.getAllByTestId('overview-row')[0])
})
