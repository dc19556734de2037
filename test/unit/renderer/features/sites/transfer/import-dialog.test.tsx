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

it('says how many sites were added, and why the others were not', async () => {
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
  const result = await screen.findByTestId('import-result')
  expect(result.textContent).toContain('1 site was added. 2 sites were left out:')
  const skipped = screen.getAllByTestId('import-skipped').map((each) => each.textContent)
  expect(skipped[0]).toBe('Office This site is already here, with the same user.')
  expect(skipped[1]).toContain('This is not a valid entry (url and user).')
  expect(skipped[1], 'nothing invisible is shown').not.toContain('\u202E')
  expect(on.store.state.getState().sites.map((site) => site.url)).toContain('https://new.example.org')
  fireEvent.click(screen.getByTestId('import-close'))
  await waitFor(() => expect(screen.queryByTestId('import-dialog')).toBeNull())
})

it('asks by name for each site with plain http, and adds it only after a yes', async () => {
  const on = await started()
  run(on, 'importSites')
  await screen.findByTestId('import-dialog')
  choose(listOf(office, { ...office, name: 'Plain', url: 'http://plain.example.org', allowHttp: true }))
  expect((await screen.findByTestId('import-ask')).textContent).toBe('Plain http://plain.example.org')
  const urls = (): string[] => on.store.state.getState().sites.map((site) => site.url)
  expect(urls()).not.toContain('http://plain.example.org')
  fireEvent.click(screen.getByTestId('import-allow-http'))
  await waitFor(() => expect(urls()).toContain('http://plain.example.org'))
  await waitFor(() => expect(screen.queryByTestId('import-ask')).toBeNull())
  expect(screen.getByTestId('import-result').textContent).toBe('2 sites were added.')
})

it('says that a file is no list, and takes another one', async () => {
  const on = await started()
  const imported = vi.spyOn(on.fake.api, 'importSites')
  run(on, 'importSites')
  await screen.findByTestId('import-dialog')
  choose('x'.repeat(1_000_001))
  expect((await screen.findByRole('alert')).textContent).toContain('too large')
  expect(imported, 'it never leaves the window').not.toHaveBeenCalled()
  choose('a letter to my aunt')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('no list of sites'))
  choose(listOf(office))
  expect((await screen.findByTestId('import-result')).textContent).toBe('1 site was added.')
  expect(screen.queryByRole('alert')).toBeNull()
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

it('offers no export if there are only practice sites', async () => {
  const { store } = await started('Demo')
  const ids = commandsFor(store.state.getState(), store.actions).map((command) => command.id)
  expect(ids).toContain('importSites')
  expect(ids).not.toContain('exportSites')
})
