// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import { hostile, makeSessions, makeSite } from '../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../support.tsx'

const now = Date.now()
let on: Stage

beforeEach(async () => {
  furnishJsdom()
  const sessions = makeSessions(1, [...hostile, { user: 'gone', idleMinutes: 1, expired: true }], now)
  on = stage([{ site: makeSite('s', 'Weleup', sessions, { sessionsLimit: 50 }, now), sessions }])
  on.store.start()
  show(on.store, <App />)
  await screen.findAllByTestId('session-row')
})
afterEach(cleanup)

const rows = (): HTMLElement[] => screen.getAllByTestId('session-row')
const row = (index: number): HTMLElement => {
  const found = rows()[index]
  if (!found) throw new Error(`no row ${String(index)}`)
  return found
}
const selected = (): number => rows().filter((each) => each.getAttribute('aria-selected') === 'true').length
const press = (key: string, more: object = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
}

describe('the table', () => {
  it('is a grid that says how many rows there are, with one of them in the tab order', () => {
    const grid = screen.getByRole('grid')
    expect(grid.getAttribute('aria-rowcount')).toBe('13')
    expect(rows().filter((each) => each.tabIndex === 0)).toHaveLength(1)
    expect(row(0).getAttribute('aria-rowindex')).toBe('2')
    expect(within(grid).getByRole('columnheader', { name: 'Last activity' }).getAttribute('aria-sort')).toBe(
      'ascending',
    )
  })

  it('shows what a site says as text only, with the invisible made visible', () => {
    const grid = screen.getByTestId('session-grid')
    expect(grid.querySelector('img, script')).toBeNull()
    expect(within(grid).getByText('<img src=x onerror=alert(1)>').tagName).toBe('BDI')
    expect(within(grid).getByText('robin\\u202enimda')).toBeDefined()
  })

  it('marks the own session and never chooses it', () => {
    const own = rows().find((each) => each.dataset['state'] === 'own')
    if (!own) throw new Error('an own row')
    expect(within(own).getByText('Own')).toBeDefined()
    expect(own.hasAttribute('aria-selected')).toBe(false)
    fireEvent.click(within(own).getByTestId('row-check'))
    expect(screen.queryByTestId('selection-bar')).toBeNull()
  })

  it('sorts by a column and turns round on the second press', () => {
    const header = screen.getByRole('columnheader', { name: 'User' })
    fireEvent.click(screen.getByTestId('sort-user'))
    expect(header.getAttribute('aria-sort')).toBe('ascending')
    const first = row(0).textContent
    fireEvent.click(screen.getByTestId('sort-user'))
    expect(header.getAttribute('aria-sort')).toBe('descending')
    expect(row(0).textContent).not.toBe(first)
  })
})

describe('a second column', () => {
  const head = (name: RegExp): HTMLElement => screen.getByRole('columnheader', { name })
  const sorted = (name: RegExp): string | null => head(name).getAttribute('aria-sort')

  it('is added with Shift, turns round, and goes with the third press', () => {
    fireEvent.click(screen.getByTestId('sort-state'))
    for (const order of ['ascending', 'descending', 'none']) {
      fireEvent.click(screen.getByTestId('sort-user'), { shiftKey: true })
      expect(sorted(/^User/)).toBe(order)
      expect(sorted(/^State/)).toBe('ascending')
    }
  })

  it('is named as such, and goes when one column alone is chosen', () => {
    fireEvent.click(screen.getByTestId('sort-state'))
    fireEvent.click(screen.getByTestId('sort-user'), { shiftKey: true })
    expect(head(/^State/).textContent).toBe('State1sorted first')
    expect(head(/^User/).textContent).toBe('User2sorted second')
    fireEvent.click(screen.getByTestId('sort-idle'))
    expect(head(/^State/).textContent).toBe('State')
    expect(sorted(/^User/)).toBe('none')
  })
})

describe('the menu of a row', () => {
  it('acts on the selection if the row is part of it', async () => {
    const preview = vi.spyOn(on.fake.api, 'previewKill')
    fireEvent.click(row(0))
    fireEvent.click(row(2), { shiftKey: true })
    fireEvent.contextMenu(row(1))
    expect(screen.getByTestId('row-menu').getAttribute('aria-label')).toBe('3 sessions')
    expect(screen.queryByTestId('row-exempt')).toBeNull()
    fireEvent.click(screen.getByTestId('row-kill'))
    await screen.findByTestId('kill-dialog')
    const refs = [0, 1, 2].map((index) => row(index).dataset['ref'] ?? '')
    const asked = preview.mock.calls[0]?.[0].rule.refs ?? []
    expect(new Set(asked)).toEqual(new Set(refs))
  })

  it('acts on the row alone outside of the selection', async () => {
    const preview = vi.spyOn(on.fake.api, 'previewKill')
    fireEvent.click(row(0))
    fireEvent.click(row(2), { shiftKey: true })
    fireEvent.contextMenu(row(4))
    expect(screen.getByTestId('row-exempt')).toBeDefined()
    fireEvent.click(screen.getByTestId('row-kill'))
    await screen.findByTestId('kill-dialog')
    expect(preview).toHaveBeenCalledWith({ siteId: 's', rule: { refs: [row(4).dataset['ref']] } })
  })

  it('of a group acts on its sessions', () => {
    fireEvent.change(screen.getByTestId('group-by'), { target: { value: 'user' } })
    const group = screen.getAllByTestId('group-row').find((each) => each.textContent?.includes('(anonymous)'))
    if (!group) throw new Error('a group of anonymous sessions')
    fireEvent.contextMenu(group)
    expect(screen.getByTestId('row-kill').textContent).toBe('Kill 2 sessions…')
    fireEvent.click(screen.getByTestId('row-only-user'))
    expect(rows()).toHaveLength(2)
  })
})

describe('copying', () => {
  const copied: string[] = []
  beforeEach(() => {
    copied.length = 0
    const writeText = async (text: string): Promise<void> => void copied.push(text)
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
  })

  it('takes the row with the focus, or what is selected', async () => {
    row(1).focus()
    press('ArrowDown')
    press('c', { ctrlKey: true })
    await vi.waitFor(() => expect(screen.getByTestId('rows-copied').textContent).toBe('1 row copied'))
    press(' ')
    press('ArrowDown', { shiftKey: true })
    press('c', { ctrlKey: true })
    await vi.waitFor(() => expect(screen.getByTestId('rows-copied').textContent).toBe('2 rows copied'))
    expect(copied.map((text) => text.split('\n').length)).toEqual([1, 2])
    expect(copied[1]?.split('\n')[0]).toBe(copied[0])
  })

  it('as CSV is in the menu of a row', async () => {
    fireEvent.contextMenu(row(0))
    fireEvent.click(screen.getByTestId('row-copy-csv'))
    await vi.waitFor(() => expect(copied[0]).toMatch(/^ref,user,state,/))
    expect(copied[0]).toContain(row(0).dataset['ref'])
  })
})

describe('choosing', () => {
  it('works by press, shift and ctrl', () => {
    fireEvent.click(row(0))
    fireEvent.click(row(3), { shiftKey: true })
    expect(selected()).toBe(4)
    fireEvent.click(row(1), { ctrlKey: true })
    expect(selected()).toBe(3)
    fireEvent.click(row(5))
    expect(selected()).toBe(1)
    fireEvent.click(within(row(6)).getByTestId('row-check'))
    expect(selected()).toBe(2)
  })

  it('works by the keyboard alone', () => {
    row(0).focus()
    press('ArrowDown')
    press(' ')
    expect(selected()).toBe(1)
    expect(document.activeElement).toBe(row(1))
    press('ArrowDown', { shiftKey: true })
    press('ArrowDown', { shiftKey: true })
    expect(selected()).toBe(3)
    press('ArrowUp', { shiftKey: true })
    expect(selected()).toBe(2)
    press('a', { ctrlKey: true })
    expect(screen.getByTestId('selection-bar').textContent).toContain('11 selected')
    press('Escape')
    expect(selected()).toBe(0)
  })

  it('keeps what the filters hide, and says so', () => {
    fireEvent.click(screen.getByTestId('select-all'))
    fireEvent.change(screen.getByTestId('search'), { target: { value: 'nora' } })
    expect(screen.getByTestId('selection-bar').textContent).toContain('10 hidden by the filters')
    fireEvent.change(screen.getByTestId('search'), { target: { value: 'nobody of that name' } })
    expect(screen.getByTestId('empty-rows').textContent).toContain('No session matches.')
    fireEvent.click(within(screen.getByTestId('empty-rows')).getByRole('button'))
    expect(rows()).toHaveLength(12)
  })

  it('asks for a preview of exactly what is chosen', async () => {
    const preview = vi.spyOn(on.fake.api, 'previewKill')
    fireEvent.click(row(2))
    press('Delete')
    await screen.findByTestId('kill-dialog')
    expect(preview).toHaveBeenCalledWith({ siteId: 's', rule: { refs: [row(2).dataset['ref']] } })
  })

  it('survives a reading, less what has gone', async () => {
    fireEvent.click(screen.getByTestId('select-all'))
    on.fake.read('s', new Set([row(0).dataset['ref'] ?? '']))
    await vi.waitFor(() => expect(screen.getByTestId('selection-bar').textContent).toContain('10 selected'))
  })
})

describe('grouped by user', () => {
  it('is a treegrid whose groups fold and are chosen as a whole', () => {
    fireEvent.change(screen.getByTestId('group-by'), { target: { value: 'user' } })
    expect(screen.getByRole('treegrid')).toBeDefined()
    const groups = screen.getAllByTestId('group-row')
    const anonymous = groups.find((each) => each.textContent?.includes('(anonymous)'))
    if (!anonymous) throw new Error('a group of anonymous sessions')
    fireEvent.click(within(anonymous).getByTestId('row-check'))
    expect(screen.getByTestId('selection-bar').textContent).toContain('2 selected')
    const before = rows().length
    fireEvent.click(anonymous)
    expect(rows()).toHaveLength(before - 2)
    expect(screen.getByTestId('selection-bar').textContent).toContain('2 selected')
  })
})
