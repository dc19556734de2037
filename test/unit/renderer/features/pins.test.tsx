// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../renderer/app.tsx'
import { pinsOf } from '../../../../renderer/store/pins.ts'
import { hostile, makeSessions, makeSite } from '../../../support/renderer-harness/seed.ts'
import { seedExemptions } from '../../../support/renderer-harness/seeded-records.ts'
import { furnishJsdom, show, type Stage, stage } from '../support.tsx'

const now = Date.now()
const sessions = makeSessions(1, hostile, now)
const [own, image, long] = sessions
const nobodys = sessions.find(({ user }) => user === null)
let on: Stage

beforeEach(async () => {
  furnishJsdom()
  on = stage([{ site: makeSite('odd', 'Odd', sessions, {}, now), sessions }])
  on.store.start()
  show(on.store, <App />)
  await screen.findAllByTestId('session-row')
})
afterEach(cleanup)

const rowOf = (ref: string | undefined): HTMLElement => {
  const row = document.querySelector<HTMLElement>(`[data-ref="${ref ?? ''}"]`)
  if (!row) throw new Error('a row')
  return row
}

it('a row’s menu exempts its user, everywhere if wished; its rows are marked, with the reason', async () => {
  const add = vi.spyOn(on.fake.api, 'addExemption')
  fireEvent.contextMenu(rowOf(image?.ref))
  fireEvent.click(screen.getByTestId('row-pin'))
  fireEvent.click(screen.getByTestId('pin-everywhere'))
  fireEvent.click(screen.getByTestId('pin-add'))
  await vi.waitFor(() => expect(screen.queryByTestId('pin-dialog')).toBeNull())
  expect(add).toHaveBeenCalledWith({ siteId: null, kind: 'user', value: image?.user })
  const mark = await screen.findByTestId('pin-mark')
  expect(rowOf(image?.ref).contains(mark)).toBe(true)
  expect(mark.title).toBe('Never killed: sessions of <img src=x onerror=alert(1)> on all sites')
})

it('a session is exempt on its own site only', async () => {
  const add = vi.spyOn(on.fake.api, 'addExemption')
  fireEvent.mouseOver(rowOf(long?.ref))
  fireEvent.click(screen.getByTestId('detail-pin'))
  fireEvent.click(screen.getByTestId('pin-everywhere'))
  fireEvent.click(screen.getByTestId('pin-session'))
  expect(screen.getByText('A session is of one site only.')).toBeDefined()
  fireEvent.click(screen.getByTestId('pin-add'))
  await vi.waitFor(() => expect(add).toHaveBeenCalled())
  expect(add).toHaveBeenCalledWith({ siteId: 'odd', kind: 'session', value: long?.ref })
})

it('says whom an exemption by address trusts, where one is made', () => {
  fireEvent.contextMenu(rowOf(image?.ref))
  fireEvent.click(screen.getByTestId('row-pin'))
  expect(screen.queryByTestId('pin-ip-hint')).toBeNull()
  fireEvent.click(screen.getByTestId('pin-ip'))
  expect(screen.getByTestId('pin-ip-hint').textContent).toMatch(
    /what the browser claims.*X-Forwarded-For.*A user or a session is safer\.$/,
  )
  fireEvent.click(screen.getByTestId('pin-session'))
  expect(screen.queryByTestId('pin-ip-hint')).toBeNull()
})

it('says of nobody’s session, and of no other, that a user may be called so', () => {
  const hint = /A user who is called so is taken for nobody/
  fireEvent.contextMenu(rowOf(nobodys?.ref))
  fireEvent.click(screen.getByTestId('row-pin'))
  expect(screen.getByText(hint).textContent).toContain('“(none)”')
  expect(screen.queryByTestId('pin-user')).toBeNull()
  fireEvent.click(screen.getByTestId('pin-cancel'))
  fireEvent.contextMenu(rowOf(image?.ref))
  fireEvent.click(screen.getByTestId('row-pin'))
  expect(screen.queryByText(hint)).toBeNull()
})

it('nobody has to exempt their own session', () => {
  fireEvent.contextMenu(rowOf(own?.ref))
  expect(screen.queryByTestId('row-pin')).toBeNull()
  expect(screen.queryByTestId('row-kill')).toBeNull()
})

it('the list finds and takes back, and the focus goes on', async () => {
  seedExemptions(on.fake, 10_000)
  on.store.actions.openDialog({ kind: 'pins' })
  await screen.findByTestId('pins-dialog')
  expect(screen.getByTestId('pins-dialog').textContent).toContain('10,000 exemptions')
  expect(screen.getAllByTestId('pin').length).toBeLessThan(60)
  fireEvent.change(screen.getByTestId('pins-search'), { target: { value: '10.0.93' } })
  expect(screen.getAllByTestId('pin')).toHaveLength(1)
  const remove = vi.spyOn(on.fake.api, 'removeExemption')
  fireEvent.click(screen.getByTestId('pin-remove'))
  await screen.findByText('May be killed again: 10.0.93.22')
  expect(remove).toHaveBeenCalledWith({ exemptionId: 'exempt2' })
  expect(document.activeElement).toBe(screen.getByTestId('pins-close'))
})

it('says where to make one where there is none', async () => {
  on.store.actions.openDialog({ kind: 'pins' })
  expect((await screen.findByTestId('pins-dialog')).textContent).toContain('Nothing is exempt.')
})

it('judges each session as the domain does', () => {
  seedExemptions(on.fake, 5)
  on.fake.records.add({ siteId: 'elsewhere', kind: 'user', value: 'robin' })
  on.fake.records.add({ siteId: 'odd', kind: 'session', value: long?.ref ?? '' })
  const { exemptions } = on.fake.records
  const pins = pinsOf(exemptions, 'odd')
  const judged = sessions.map((session) => pins(session).length > 0)
  expect(judged.filter(Boolean)).toHaveLength(2)
})
