// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../../renderer/app.tsx'
import { makeSessions, makeSite, usual } from '../../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../../support.tsx'

const now = Date.now()
let on: Stage

beforeEach(async () => {
  furnishJsdom()
  const sessions = makeSessions(1, usual(11, 38, 0, 4), now)
  on = stage([{ site: makeSite('s', 'Weleup', sessions, { sessionsLimit: 54 }, now), sessions }])
  on.store.start()
  show(on.store, <App />)
  await screen.findAllByTestId('session-row')
})
afterEach(cleanup)

const effect = (): string => screen.getByTestId('rule-effect').textContent
const type = (id: string, value: string): void => {
  fireEvent.change(screen.getByTestId(id), { target: { value } })
}

it('says at once what it would choose, and previews that rule', async () => {
  fireEvent.click(screen.getByTestId('open-by-rule'))
  expect(effect()).toContain('Chooses 38 of 54 sessions now.')
  type('rule-max', '3')
  expect(effect()).toContain('Chooses 3 of 54 sessions now.')
  type('rule-max', '')
  type('rule-idle-text', '1m')
  expect(effect()).toContain('are active: somebody may be working there.')
  type('rule-idle-text', '10d')
  const count = Number(/\d+/.exec(effect())?.[0])
  const preview = vi.spyOn(on.fake.api, 'previewKill')
  fireEvent.click(screen.getByTestId('rule-preview'))
  await screen.findByTestId('kill-dialog')
  expect(preview).toHaveBeenCalledWith({ siteId: 's', rule: { idleAtLeastMs: 864_000_000 } })
  expect(screen.getByRole('heading', { name: `Kill ${String(count)} sessions on Weleup?` })).toBeDefined()
})

it('chooses several users by their names', () => {
  fireEvent.click(screen.getByTestId('open-by-rule'))
  fireEvent.click(within('rule-users'))
  expect(effect()).toBe('Choose at least one user.')
  expect((screen.getByTestId('rule-preview') as HTMLButtonElement).disabled).toBe(true)
  type('rule-find-user', 'gerd')
  fireEvent.click(screen.getByRole('checkbox', { name: /^gerd/ }))
  expect(effect()).toContain('Chooses 4 of 54 sessions now.')
})

it('leaves out what is never killed', async () => {
  await on.store.actions.addExemption({ siteId: null, kind: 'user', value: 'gerd' })
  fireEvent.click(screen.getByTestId('open-by-rule'))
  expect(effect()).toContain('Chooses 34 of 54 sessions now.')
  expect(effect()).toContain('left out. The preview tells why.')
})

it('makes room on a full site from the sentence', async () => {
  const preview = vi.spyOn(on.fake.api, 'previewKill')
  fireEvent.click(screen.getByTestId('make-room'))
  await screen.findByTestId('kill-dialog')
  expect(preview).toHaveBeenCalledWith({ siteId: 's', rule: { makeRoom: 6 } })
})

/** The radio button. The list of users that it opens has the same name in the page. */
function within(id: string): HTMLElement {
  const radio = screen.getAllByTestId(id).find((each) => each.matches('input'))
  if (!radio) throw new Error(id)
  return radio
}
