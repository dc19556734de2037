// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import { commandsFor } from '../../../../../renderer/features/palette/commands.ts'
import { findCommands } from '../../../../../renderer/features/palette/find-commands.ts'
import { makeSessions, makeSite } from '../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../support.tsx'

const now = Date.now()
const composed = 'Ren\u00e9'
const apart = 'rene\u0301'
let on: Stage

beforeEach(async () => {
  furnishJsdom()
  const sessions = makeSessions(1, [{ user: composed, idleMinutes: 7000 }], now)
  on = stage([{ site: makeSite('s', `${composed} Ltd`, sessions, {}, now), sessions }])
  on.store.start()
  show(on.store, <App />)
  await screen.findAllByTestId('session-row')
})
afterEach(cleanup)

it('finds a site in the palette', () => {
  const found = findCommands(commandsFor(on.store.state.getState(), on.store.actions), `${apart} LTD`)
  expect(found.map(({ id }) => id)).toEqual(['site-s'])
})

it('finds a user for a rule', () => {
  fireEvent.click(screen.getByTestId('open-by-rule'))
  fireEvent.click(screen.getByTestId('rule-users'))
  fireEvent.change(screen.getByTestId('rule-find-user'), { target: { value: apart } })
  expect(screen.getByRole('checkbox', { name: new RegExp(`^${composed}`) })).toBeDefined()
})

it('finds what is never killed', async () => {
  for (const value of [composed, 'a', 'b', 'c', 'd', 'e', 'f', 'g']) {
    await on.store.actions.addExemption({ siteId: null, kind: 'user', value })
  }
  on.store.actions.openDialog({ kind: 'exemptions' })
  fireEvent.change(await screen.findByTestId('exemptions-search'), { target: { value: apart } })
  expect(screen.getByTestId('exemptions-dialog').textContent).toContain(composed)
})

it.each([
  [composed, apart],
  [apart, composed],
])('finds an entry of the audit log of %j by %j', async (value, sought) => {
  await on.store.actions.addExemption({ siteId: null, kind: 'user', value })
  await on.store.actions.addExemption({ siteId: null, kind: 'user', value: 'luc' })
  fireEvent.click(screen.getByTestId('open-audit'))
  fireEvent.change(await screen.findByTestId('audit-search'), { target: { value: sought } })
  expect(screen.getAllByTestId('audit-entry').map((each) => each.textContent)).toEqual([
    expect.stringContaining(value),
  ])
})
