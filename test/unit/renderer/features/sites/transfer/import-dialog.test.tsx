// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../../renderer/app.tsx'
import { commandsFor } from '../../../../../../renderer/features/palette/commands.ts'
import { makeSite } from '../../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../../support.tsx'

beforeEach(furnishJsdom)
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const office = { name: 'Office', url: 'https://office.example.org', user: 'robin' }

async function started(...names: readonly string[]): Promise<Stage> {
  const on = stage(
    names.map((name) => {
      const more = { ...office, name, access: 'signedOut', demo: name === 'Demo' } as const
      return { site: makeSite(name, name, [], more, Date.now()), sessions: [] }
    }),
  )
  on.store.start()
  show(on.store, <App />)
  await waitFor(() => expect(on.store.state.getState().loaded).toBe(true))
  return on
}

function run({ store }: Stage, id: string): void {
  const command = commandsFor(store.state.getState(), store.actions).find((each) => each.id === id)
  if (!command) throw new Error(`There is no command ${id}`)
  command.run()
}

function choose(text: string): void {
  const file = new File([text], 'lino-sites.json', { type: 'application/json' })
  fireEvent.change(screen.getByTestId('import-file'), { target: { files: [file] } })
}

const listOf = (...sites: unknown[]): string => JSON.stringify({ linoSessionConsole: { version: 1, sites } })

const take = async (): Promise<void> => void fireEvent.click(await screen.findByTestId('import-take'))

it('shows what a list adds and leaves out, and adds it after a press', async () => {
  const on = await started('Office')
  run(on, 'importSites')
  await screen.findByTestId('import-dialog')
  expect(document.activeElement).toBe(screen.getByTestId('import-choose'))
  choose(
    listOf(
      office,
      { ...office, name: 'New\u202Ename', url: 'https://new.example.org' },
      { name: 'Bad\u202E' },
    ),
  )
  const preview = await screen.findByTestId('import-preview')
  expect(preview.textContent).toContain('1 new site:')
  expect(preview.textContent).toContain('1 site is here already, and the list says nothing new about it.')
  expect(screen.getByTestId('import-skipped').textContent).toContain(
    'This is not a valid entry (url and user).',
  )
  expect(preview.textContent, 'nothing invisible is shown').not.toContain('\u202E')
  const urls = (): string[] => on.store.state.getState().sites.map((site) => site.url)
  expect(urls(), 'a preview changes nothing').not.toContain('https://new.example.org')
  expect(document.activeElement).toBe(screen.getByTestId('import-take'))
  expect(screen.getByTestId('import-take').textContent).toBe('Add 1 site')
  await take()
  expect((await screen.findByTestId('import-result')).textContent).toContain('1 site was added:')
  expect(urls()).toContain('https://new.example.org')
  expect(document.activeElement).toBe(screen.getByTestId('import-close'))
  fireEvent.click(screen.getByTestId('import-close'))
  await waitFor(() => expect(screen.queryByTestId('import-dialog')).toBeNull())
})

it('shows how the columns of a table were understood, and what changes', async () => {
  const on = await started('Office')
  run(on, 'importSites')
  await screen.findByTestId('import-dialog')
  choose('Webadresse;Benutzer;Limit;Passwort;Notiz\r\nhttps://office.example.org;robin;70;geheim;x\r\n')
  const columns = await screen.findByTestId('import-columns')
  expect([...columns.children].map(({ textContent }) => textContent)).toEqual([
    'Columns: Webadresse → address, Benutzer → user, Limit → sessions limit.',
    'Never taken from a list: Passwort.',
    'Not used: Notiz.',
  ])
  expect(screen.getByTestId('import-changed').textContent).toBe('Office sessions limit: not set → 70')
  expect(screen.getByTestId('import-preview').textContent).not.toContain('geheim')
  expect(screen.getByTestId('import-take').textContent).toBe('Change 1 site')
  await take()
  expect((await screen.findByTestId('import-result')).textContent).toContain('1 site was changed:')
  expect(on.store.state.getState().sites[0]?.sessionsLimit).toBe(70)
})

it('asks who signs in where the list names nobody', async () => {
  const on = await started()
  run(on, 'importSites')
  await screen.findByTestId('import-dialog')
  choose('Name,URL\nEupen,https://eupen.example.org\n')
  fireEvent.change(await screen.findByTestId('import-user'), { target: { value: 'rolf' } })
  expect(screen.queryByTestId('import-take')).toBeNull()
  fireEvent.click(screen.getByTestId('import-use-user'))
  expect((await screen.findByTestId('import-added')).textContent).toBe('Eupen https://eupen.example.org rolf')
  await take()
  await screen.findByTestId('import-result')
  expect(on.store.state.getState().sites).toMatchObject([{ name: 'Eupen', user: 'rolf' }])
})

it('asks by name for each site with plain http, and adds it only after a yes', async () => {
  const on = await started()
  run(on, 'importSites')
  await screen.findByTestId('import-dialog')
  choose(listOf(office, { ...office, name: 'Plain', url: 'http://plain.example.org', allowHttp: true }))
  expect((await screen.findByTestId('import-ask')).textContent).toBe('Plain http://plain.example.org')
  expect(screen.getAllByTestId('import-added')).toHaveLength(1)
  fireEvent.click(screen.getByTestId('import-allow-http'))
  await waitFor(() => expect(screen.getAllByTestId('import-added')).toHaveLength(2))
  expect(screen.queryByTestId('import-ask')).toBeNull()
  await take()
  expect((await screen.findByTestId('import-result')).textContent).toContain('2 sites were added:')
  expect(on.store.state.getState().sites.map((site) => site.url)).toContain('http://plain.example.org')
})

it('says that a file is no list, and takes another one, in any encoding', async () => {
  const on = await started()
  const preview = vi.spyOn(on.fake.api, 'previewImport')
  run(on, 'importSites')
  await screen.findByTestId('import-dialog')
  choose('x'.repeat(1_000_001))
  expect((await screen.findByRole('alert')).textContent).toContain('too large')
  expect(preview, 'it never leaves the window').not.toHaveBeenCalled()
  choose('a letter to my aunt')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('no list of sites'))
  const utf16 = new Uint16Array(
    [...'\ufeffname;url;user\r\nÜxheim;https://x.example.org;robin\r\n'].map((each) => each.charCodeAt(0)),
  )
  const file = new File([utf16], 'sites.csv')
  fireEvent.change(screen.getByTestId('import-file'), { target: { files: [file] } })
  expect((await screen.findByTestId('import-added')).textContent).toBe('Üxheim https://x.example.org robin')
  expect(screen.queryByRole('alert')).toBeNull()
})

it('says that a list has nothing new', async () => {
  const on = await started('Office')
  run(on, 'importSites')
  await screen.findByTestId('import-dialog')
  choose(listOf(office))
  expect((await screen.findByTestId('import-preview')).textContent).toContain('nothing to add or to change')
  expect(screen.queryByTestId('import-take')).toBeNull()
  expect(document.activeElement).toBe(screen.getByTestId('import-close'))
})

it('saves the list as a file, and says what is in it', async () => {
  const saved: Blob[] = []
  const revoked = vi.fn()
  const createObjectURL = (blob: Blob): string => `blob:${String(saved.push(blob))}`
  Object.assign(URL, { createObjectURL, revokeObjectURL: revoked })
  const names: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(`${this.download} ${this.href}`)
  })
  const on = await started('Office', 'Demo')
  run(on, 'exportSites')
  expect((await screen.findByTestId('notice')).textContent).toContain(
    'The download of lino-sites.json has started. The file holds 1 site: ',
  )
  expect(names).toEqual(['lino-sites.json blob:1'])
  expect(JSON.parse((await saved[0]?.text()) ?? '')).toMatchObject({
    linoSessionConsole: { version: 2, sites: [office] },
  })
})

it('saves the list as CSV for Excel', async () => {
  const saved: Blob[] = []
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => `blob:${String(saved.push(blob))}`,
    revokeObjectURL: vi.fn(),
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
  const on = await started('Office')
  const exported = vi.spyOn(on.fake.api, 'exportSites')
  run(on, 'exportSitesCsv')
  expect((await screen.findByTestId('notice')).textContent).toContain(
    'The download of lino-sites.csv has started.',
  )
  expect(exported).toHaveBeenCalledWith({ format: 'csv' })
  expect([...new Uint8Array((await saved[0]?.arrayBuffer()) ?? new ArrayBuffer(0)).slice(0, 3)]).toEqual([
    0xef, 0xbb, 0xbf,
  ])
})

it('offers no export if there are only practice sites', async () => {
  const { store } = await started('Demo')
  const ids = commandsFor(store.state.getState(), store.actions).map((command) => command.id)
  expect(ids).toContain('importSites')
  expect(ids).not.toContain('exportSites')
})
