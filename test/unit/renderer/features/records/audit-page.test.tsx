// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import { saveText } from '../../../../../renderer/save-text.ts'
import { makeSessions, makeSite, usual } from '../../../../support/renderer-harness/seed.ts'
import { seedRecords } from '../../../../support/renderer-harness/seeded-records.ts'
import { furnishJsdom, show, type Stage, stage } from '../../support.tsx'

vi.mock(import('../../../../../renderer/save-text.ts'), async (original) => ({
  ...(await original()),
  saveText: vi.fn(),
}))

const now = Date.now()
let on: Stage

beforeEach(async () => {
  furnishJsdom()
  const sessions = makeSessions(1, usual(3, 3), now)
  on = stage([{ site: makeSite('s', 'Weleup', sessions, {}, now), sessions }])
  on.store.start()
  show(on.store, <App />)
  await screen.findAllByTestId('session-row')
})
afterEach(cleanup)

const entries = (): string[] => screen.getAllByTestId('audit-entry').map((each) => each.textContent)

it('replaces the site, and opening a site replaces it', async () => {
  fireEvent.click(screen.getByTestId('open-audit'))
  expect((await screen.findByTestId('audit-empty')).textContent).toContain('The audit log is empty.')
  expect(screen.queryByTestId('session-grid')).toBeNull()
  expect(screen.getByTestId('site-s').getAttribute('aria-current')).toBeNull()
  fireEvent.click(screen.getByTestId('site-s'))
  expect(screen.queryByTestId('audit-page')).toBeNull()
})

it('shows ten thousand entries, newest first, and finds some by their words', async () => {
  seedRecords(on.fake, 10_000, now)
  fireEvent.click(screen.getByTestId('open-audit'))
  expect((await screen.findByTestId('audit-whole')).textContent).toContain(
    'The audit log is whole: 10,000 entries',
  )
  expect(entries().length).toBeLessThan(60)
  expect(entries()[0]).toContain('Exempted: sessions from 10.0.99.12.')
  fireEvent.change(screen.getByTestId('audit-search'), { target: { value: 'ghost WELEUP' } })
  expect(screen.getByTestId('audit-count').textContent).toBe('1,666 of 10,000 entries')
  expect(entries()[0]).toContain('The session of ghost\\u202e<b> that hid the table, without a list: killed.')
  fireEvent.change(screen.getByTestId('audit-search'), { target: { value: 'nothing of the kind' } })
  expect(screen.getByTestId('audit-table').textContent).toContain('No entry matches.')
})

it('says which lines do not fit, and what would go unnoticed', async () => {
  seedRecords(on.fake, 3, now)
  const problems = [
    { kind: 'edited', line: 12 },
    { kind: 'truncated', line: 41 },
  ] as const
  on.fake.records.verification = { ok: false, head: 'unchecked', problems }
  fireEvent.click(screen.getByTestId('open-audit'))
  const note = await screen.findByTestId('audit-broken')
  expect([...note.querySelectorAll('p')].map((each) => each.textContent)).toEqual([
    'The audit log is not whole.',
    'Line 12 was edited after it was written.',
    'Lines are missing at the end, from line 41 on.',
    'Without a keychain, lines missing at the end would not be noticed.',
  ])
  expect(screen.getByRole('alert').contains(note)).toBe(true)
})

it('is read again, and saved as it is', async () => {
  fireEvent.click(screen.getByTestId('open-audit'))
  await screen.findByTestId('audit-empty')
  seedRecords(on.fake, 2, now)
  fireEvent.click(screen.getByTestId('audit-read'))
  await screen.findByTestId('audit-table')
  fireEvent.click(screen.getByTestId('audit-save'))
  const [file, , text] = vi.mocked(saveText).mock.lastCall ?? []
  expect(file).toBe('lino-audit-log.json')
  // It stays on the page, so it says nothing that ends.
  expect(screen.getByText('The download of lino-audit-log.json has started.')).toBeTruthy()
  expect(JSON.parse(text ?? '')).toMatchObject({
    entries: [{ seq: 1 }, { seq: 2 }],
    verification: { ok: true },
  })
})

it('says why it cannot be read', async () => {
  vi.spyOn(on.fake.api, 'readAudit').mockRejectedValue(new Error('the bridge broke'))
  fireEvent.click(screen.getByTestId('open-audit'))
  expect((await screen.findByRole('alert')).textContent).toContain('The console did not answer.')
})

it('shows an entry with an impossible time', async () => {
  seedRecords(on.fake, 1, now)
  on.fake.records.entries = on.fake.records.entries.map((entry) => ({ ...entry, at: 1e300 }))
  fireEvent.click(screen.getByTestId('open-audit'))
  await screen.findByTestId('audit-whole')
  expect(entries()[0]).toContain('unknown')
})
