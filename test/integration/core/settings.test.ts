import { afterEach, expect, it } from 'vitest'
import type { Console } from '../../../core/console.ts'
import { memorySettings, must, startConsole } from '../../support/console.ts'

let started: Console | undefined
afterEach(async () => {
  await started?.close()
})

const site = { name: 'Weleup', url: 'https://lino.example', user: 'robin' }

it('tells what a full disk means: a new site is not added, a change lasts until the console quits', async () => {
  const settings = memorySettings()
  const { write } = settings
  started = await startConsole({ settings })
  const { api } = started
  settings.write = async () => ({ ok: false, reason: 'ENOSPC' })
  expect(await api.addSite(site)).toMatchObject({
    ok: false,
    failure: { kind: 'storage', hint: 'The settings could not be written (ENOSPC). The site was not added.' },
  })
  expect(must(await api.listSites({}))).toEqual([])

  settings.write = write
  const { siteId } = must(await api.addSite(site))
  settings.write = async () => ({ ok: false, reason: 'ENOSPC' })
  expect(await api.changeSite({ siteId, name: 'Eupen' })).toMatchObject({
    ok: false,
    failure: { hint: expect.stringContaining('lasts until the console quits') },
  })
  expect(must(await api.listSites({}))[0]?.name).toBe('Eupen')
})
