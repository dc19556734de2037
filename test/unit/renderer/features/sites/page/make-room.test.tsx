// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../../renderer/app.tsx'
import { makeSessions, makeSite, usual } from '../../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../../support.tsx'

const now = Date.now()
let on: Stage
let users: ReadonlySet<string>
let ofMarc: number

beforeEach(async () => {
  furnishJsdom()
  const sessions = makeSessions(1, usual(11, 38), now)
  const dangling = sessions.slice(12)
  ofMarc = dangling.filter(({ user }) => user === 'marc').length
  users = new Set(dangling.flatMap(({ user }) => user ?? []))
  on = stage([{ site: makeSite('s', 'Weleup', sessions, { sessionsLimit: 100 }, now), sessions }])
  on.store.start()
  show(on.store, <App />)
  await screen.findAllByTestId('session-row')
})
afterEach(cleanup)

const exempt = (value: string) => on.store.actions.addExemption({ siteId: 's', kind: 'user', value })

it('exempt sessions are not offered as killable, and are said apart', async () => {
  expect(screen.getByTestId('kill-dangling').textContent).toBe('Kill 38 dangling…')
  expect(screen.queryByTestId('exempt-dangling')).toBeNull()
  expect(ofMarc).toBeGreaterThan(0)
  await exempt('marc')
  await waitFor(() =>
    expect(screen.getByTestId('kill-dangling').textContent).toBe(`Kill ${String(38 - ofMarc)} dangling…`),
  )
  expect(screen.getByTestId('exempt-dangling').textContent).toBe(
    `${String(ofMarc)} dangling sessions are exempt.`,
  )
})

it('nothing is offered if every dangling session is exempt', async () => {
  for (const user of users) await exempt(user)
  await waitFor(() => expect(screen.queryByTestId('kill-dangling')).toBeNull())
  expect(screen.getByTestId('exempt-dangling').textContent).toBe('38 dangling sessions are exempt.')
})

it('a cancelled preview leaves filter and selection as they were', async () => {
  const { actions, state } = on.store
  const ref = on.fake.sites.get('s')?.sessions[3]?.ref ?? ''
  actions.setView('s', { state: 'active' })
  actions.select('s', [ref])
  const before = [state.getState().views['s'], state.getState().selections['s']]
  const preview = vi.spyOn(on.fake.api, 'previewKill')
  fireEvent.click(screen.getByTestId('kill-dangling'))
  fireEvent.click(await screen.findByTestId('kill-cancel'))
  expect(preview).toHaveBeenCalledWith({ siteId: 's', rule: { dangling: true } })
  expect([state.getState().views['s'], state.getState().selections['s']]).toEqual(before)
})
