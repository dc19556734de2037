// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { App } from '../../../renderer/app.tsx'
import { makeSessions, makeSite } from '../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from './support.tsx'

const now = Date.now()
let on: Stage

const focused = (): string => document.activeElement?.getAttribute('data-testid') ?? 'nowhere'

beforeEach(async () => {
  furnishJsdom()
  const sites = ['a', 'b'].map((id) => {
    const sessions = makeSessions(4, [{ user: id, idleMinutes: 7000 }], now)
    return { site: makeSite(id, `Site ${id}`, sessions, {}, now), sessions }
  })
  on = stage(sites)
  on.store.start()
  show(on.store, <App />)
  await screen.findAllByTestId('overview-row')
})
afterEach(cleanup)

describe('the focus', () => {
  test('is in the table of a site that was opened by its key', async () => {
    fireEvent.keyDown(window, { key: '2', ctrlKey: true })
    await waitFor(() => expect(focused()).toBe('session-row'))
  })

  test('goes to the page when the element that has it leaves', async () => {
    fireEvent.keyDown(window, { key: '1', ctrlKey: true })
    await waitFor(() => expect(focused()).toBe('session-row'))
    screen.getByTestId('search').focus()
    fireEvent.keyDown(window, { key: '0', ctrlKey: true })
    await waitFor(() => expect(focused()).toBe('overview-row'))
  })

  test('stays nowhere after a click beside everything', async () => {
    const button = document.createElement('button')
    document.body.append(button)
    button.focus()
    fireEvent.mouseDown(document.body)
    button.remove()
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    expect(focused()).toBe('nowhere')
  })

  test('skips to the sessions by the first stop of Tab', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Skip to the sessions' }))
    expect(focused()).toBe('overview-row')
  })
})

describe('the help', () => {
  test('opens by its key, names every key and closes', async () => {
    fireEvent.keyDown(window, { key: '?' })
    const dialog = await screen.findByTestId('help')
    expect(dialog.textContent).toContain('Ctrl K')
    expect(dialog.textContent).toContain('Dangling')
    fireEvent.click(screen.getByTestId('help-close'))
    await waitFor(() => expect(screen.queryByTestId('help')).toBeNull())
  })

  test('does not open while somebody types', () => {
    on.store.actions.openSite('a')
    fireEvent.keyDown(screen.getByTestId('overview-query'), { key: '?' })
    expect(screen.queryByTestId('help')).toBeNull()
  })
})
