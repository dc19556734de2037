import { afterEach, expect, it, onTestFinished } from 'vitest'
import type { Console } from '../../../core/console.ts'
import type { SettingsStore } from '../../../core/ports.ts'
import { startDemoSite } from '../../../demo/start.ts'
import {
  noLocks,
  killBy,
  memoryLocks,
  memorySettings,
  must,
  sessionsOf,
  signedIn,
  startConsole,
} from '../../support/console.ts'
import { memoryLineFile, memoryLineFiles } from '../../support/memory-lines.ts'
import { faultOf, withHints } from '../../support/failures.ts'

let started: Console | undefined
afterEach(async () => {
  await started?.close()
})

const site = { name: 'Weleup', url: 'https://lino.example', user: 'robin' }

it('says what a full disk means: a new site is not added, a change lasts until the console quits', async () => {
  const settings = memorySettings()
  const { write } = settings
  started = await startConsole({ settings })
  const { api } = started
  settings.write = async () => ({ ok: false as const, fault: faultOf('ENOSPC') })
  expect(withHints(await api.addSite(site))).toMatchObject({
    ok: false,
    failure: {
      kind: 'storage',
      hint: 'The settings could not be written (the disk is full (ENOSPC)). The site was not added.',
    },
  })
  expect(must(await api.listSites({}))).toEqual([])

  settings.write = write
  const { siteId } = must(await api.addSite(site))
  settings.write = async () => ({ ok: false as const, fault: faultOf('ENOSPC') })
  expect(withHints(await api.changeSite({ siteId, name: 'Eupen' }))).toMatchObject({
    ok: false,
    failure: { hint: expect.stringContaining('lasts until the console quits') },
  })
  expect(must(await api.listSites({}))[0]?.name).toBe('Eupen')
})

it('window and terminal at once: none writes over what the other has changed', async () => {
  const shared = { settings: memorySettings(), locks: memoryLocks() }
  const add = async ({ api }: Console, name: string) =>
    must(await api.addSite({ ...site, name, url: `https://${name.toLowerCase()}.example` })).siteId
  started = await startConsole(shared)
  const [eupen, kelmis, raeren] = [
    await add(started, 'Eupen'),
    await add(started, 'Kelmis'),
    await add(started, 'Raeren'),
  ]
  const terminal = await startConsole(shared)
  await add(terminal, 'Amel')
  must(await terminal.api.removeSite({ siteId: raeren }))
  must(await terminal.api.changeSite({ siteId: kelmis, sessionsLimit: 50 }))
  must(await started.api.changeSite({ siteId: eupen, name: 'Neu-Eupen' }))
  await add(started, 'Lontzen')
  await terminal.close()

  const later = await startConsole(shared)
  const sites = must(await later.api.listSites({}))
  expect(sites.map(({ name, sessionsLimit }) => [name, sessionsLimit])).toEqual([
    ['Neu-Eupen', null],
    ['Kelmis', 50],
    ['Amel', null],
    ['Lontzen', null],
  ])
  await later.close()
})

it('every view gets an exemption, even if it cannot be put on record', async () => {
  const audit = memoryLineFile()
  started = await startConsole({ audit })
  const { api } = started
  audit.failAppend = 'ENOSPC'
  expect(withHints(await api.addExemption({ siteId: null, kind: 'user', value: 'luc' }))).toMatchObject({
    ok: false,
    failure: {
      kind: 'storage',
      hint: expect.stringContaining('It is exempt now, but that is not on record.'),
    },
  })
  const [{ exemptionId } = { exemptionId: '' }] = must(await api.listExemptions({}))
  expect(await api.removeExemption({ exemptionId })).toMatchObject({
    ok: false,
    failure: { kind: 'storage' },
  })
  expect(must(await api.listExemptions({}))).toEqual([])
})

it('without any place to write to a site can be looked at all the same, but nothing is killed', async () => {
  const demo = await startDemoSite({ sessions: 12, dangling: 6 })
  onTestFinished(() => demo.close())
  const nowhere = { ok: false as const, fault: faultOf('EROFS') }
  const settings: SettingsStore = { ...memorySettings(), write: async () => nowhere }
  const journals = memoryLineFiles()
  journals.failAppend = 'EROFS'
  started = await startConsole({
    settings,
    ownSessions: settings,
    exemptions: settings,
    journals,
    locks: noLocks('EROFS'),
  })
  const { api } = started
  const { siteId } = await signedIn(api, demo.url, '1234')
  expect((await sessionsOf(api, siteId)).length).toBeGreaterThan(10)
  const before = demo.sessions().length
  const run = await killBy(api, siteId, { dangling: true })
  expect(run).toMatchObject({ failure: { kind: 'storage' }, outcomes: { killed: 0, failed: 6 } })
  expect(demo.sessions()).toHaveLength(before)
})
