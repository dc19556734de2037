// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import { exemptionsOn } from '../../../../../core/domain/exempt.ts'
import { hostile, makeSessions, makeSite } from '../../../../support/renderer-harness/seed.ts'
import { seedExemptions } from '../../../../support/renderer-harness/seeded-records.ts'
import { furnishJsdom, show, type Stage, stage } from '../../support.tsx'

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

it('a row’s menu exempts its user, everywhere if wished, and marks the user’s rows with the reason', async () => {
  const add = vi.spyOn(on.fake.api, 'addExemption')
  fireEvent.contextMenu(rowOf(image?.ref))
  fireEvent.click(screen.getByTestId('row-exempt'))
  fireEvent.click(screen.getByTestId('exempt-everywhere'))
  fireEvent.click(screen.getByTestId('exempt-add'))
  await vi.waitFor(() => expect(screen.queryByTestId('exempt-dialog')).toBeNull())
  expect(add).toHaveBeenCalledWith({ siteId: null, kind: 'user', value: image?.user })
  const mark = await screen.findByTestId('exemption-mark')
  expect(rowOf(image?.ref).contains(mark)).toBe(true)
  expect(mark.title).toBe('Exempt: sessions of <img src=x onerror=alert(1)> on all sites')
})

it('a session is exempt on its own site only', async () => {
  const add = vi.spyOn(on.fake.api, 'addExemption')
  fireEvent.mouseOver(rowOf(long?.ref))
  fireEvent.click(screen.getByTestId('detail-exempt'))
  fireEvent.click(screen.getByTestId('exempt-everywhere'))
  fireEvent.click(screen.getByTestId('exempt-session'))
  expect(screen.getByText('A session belongs to one site only.')).toBeDefined()
  fireEvent.click(screen.getByTestId('exempt-add'))
  await vi.waitFor(() => expect(add).toHaveBeenCalled())
  expect(add).toHaveBeenCalledWith({ siteId: 'odd', kind: 'session', value: long?.ref })
})

it('says what an exemption by address trusts, when the user makes one', () => {
  fireEvent.contextMenu(rowOf(image?.ref))
  fireEvent.click(screen.getByTestId('row-exempt'))
  expect(screen.queryByTestId('exempt-ip-hint')).toBeNull()
  fireEvent.click(screen.getByTestId('exempt-ip'))
  expect(screen.getByTestId('exempt-ip-hint').textContent).toMatch(
    /what the browser claims.*X-Forwarded-For.*A user or a session is safer\.$/,
  )
  fireEvent.click(screen.getByTestId('exempt-session'))
  expect(screen.queryByTestId('exempt-ip-hint')).toBeNull()
})

it('says only of an anonymous session that a user may have this name', () => {
  const hint = /A user with this name is taken for anonymous/
  fireEvent.contextMenu(rowOf(nobodys?.ref))
  fireEvent.click(screen.getByTestId('row-exempt'))
  expect(screen.getByText(hint).textContent).toContain('“(none)”')
  expect(screen.queryByTestId('exempt-user')).toBeNull()
  fireEvent.click(screen.getByTestId('exempt-cancel'))
  fireEvent.contextMenu(rowOf(image?.ref))
  fireEvent.click(screen.getByTestId('row-exempt'))
  expect(screen.queryByText(hint)).toBeNull()
})

it('nobody has to exempt their own session', () => {
  fireEvent.contextMenu(rowOf(own?.ref))
  expect(screen.queryByTestId('row-exempt')).toBeNull()
  expect(screen.queryByTestId('row-kill')).toBeNull()
})

it('the list finds and removes, and the focus moves on', async () => {
  seedExemptions(on.fake, 10_000)
  on.store.actions.openDialog({ kind: 'exemptions' })
  await screen.findByTestId('exemptions-dialog')
  expect(screen.getByTestId('exemptions-dialog').textContent).toContain('10,000 exemptions')
  expect(screen.getAllByTestId('exemption').length).toBeLessThan(60)
  fireEvent.change(screen.getByTestId('exemptions-search'), { target: { value: '10.0.93' } })
  expect(screen.getAllByTestId('exemption')).toHaveLength(1)
  const remove = vi.spyOn(on.fake.api, 'removeExemption')
  fireEvent.click(screen.getByTestId('exemption-remove'))
  await screen.findByText('No longer exempt: 10.0.93.22')
  expect(remove).toHaveBeenCalledWith({ exemptionId: 'exempt2' })
  expect(document.activeElement).toBe(screen.getByTestId('exemptions-close'))
})

it('says where to make one if there is none', async () => {
  on.store.actions.openDialog({ kind: 'exemptions' })
  expect((await screen.findByTestId('exemptions-dialog')).textContent).toContain('Nothing is exempt.')
})

it('judges each session as the domain does', () => {
  seedExemptions(on.fake, 5)
  on.fake.records.add({ siteId: 'elsewhere', kind: 'user', value: 'robin' })
  on.fake.records.add({ siteId: 'odd', kind: 'session', value: long?.ref ?? '' })
  const { exemptions } = on.fake.records
  const exemptionsFor = exemptionsOn(exemptions, { siteId: 'odd', url: 'https://odd.example' })
  const judged = sessions.map((session) => exemptionsFor(session).length > 0)
  expect(judged.filter(Boolean)).toHaveLength(2)
})
