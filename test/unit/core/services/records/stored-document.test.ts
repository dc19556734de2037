import { expect, it } from 'vitest'
import type { SettingsStore } from '../../../../../core/ports.ts'
import { createExemptions } from '../../../../../core/services/exemptions/exemptions.ts'
import { createOwnSessions } from '../../../../../core/services/sites/own-sessions.ts'
import { createSiteBook } from '../../../../../core/services/sites/site-book.ts'
import { memoryLocks, memorySettings, thisProcess } from '../../../../support/console.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { monday } from '../../../../support/sessions.ts'
import { sentencesOf } from '../../../../../words/failures/index.ts'
import { hintOf } from '../../../../support/failures.ts'

const log = { write: () => undefined }
const clock = createFakeClock(monday)
const locks = memoryLocks()
const site = {
  siteId: 's',
  name: 'one',
  url: 'https://lino.example',
  user: 'robin',
  saved: true,
  demo: false,
}
const record = {
  ...site,
  allowHttp: false,
  danglingAfterMs: 60_000,
  onNowMs: 900_000,
  tags: [],
  folder: null,
  sessionsLimit: null,
  keepSeat: true,
  signsItselfIn: false,
  certificate: null,
}

/** Each of our documents: what is said at a start, and an attempt to write it. */
const documents = {
  settings: (store: SettingsStore) => {
    const book = createSiteBook(store, locks, log)
    return {
      notice: async () => sentencesOf((await book.open()).notices.flat()),
      write: async () => (await book.save([record])).ok,
    }
  },
  exemptions: (store: SettingsStore) => {
    const sites = { all: () => [], whyUnknown: async () => null }
    const exemptions = createExemptions({ store, locks, clock, log, randomId: () => 'e', sites })
    return {
      notice: async () => hintOf(await exemptions.list()),
      write: async () => (await exemptions.add({ siteId: null, kind: 'user', value: 'luc' })).ok,
    }
  },
  ownSessions: (store: SettingsStore) => {
    const own = createOwnSessions({ store, locks, clock, log, processes: thisProcess })
    const write = async (): Promise<boolean> => {
      await own.intend('https://lino.example', 'robin')
      return (await store.read()).kind === 'document'
    }
    return { notice: async () => sentencesOf((await own.notices()).flat()), write }
  },
}
const each = Object.entries(documents)

/** Puts aside like a file. */
function puttingAside(value: unknown): SettingsStore {
  const memory = memorySettings()
  let now: unknown = value
  return {
    ...memory,
    read: async () =>
      now === 'aside' ? { kind: 'absent', putAside: 'kept.json' } : { kind: 'document', value: now },
    async write(next) {
      now = next
      return { ok: true }
    },
    async setAside() {
      now = 'aside'
      return 'kept.json'
    },
  }
}

it.each(each)(
  '%s that were put aside are told at each start, until they are written again',
  async (_, open) => {
    const store = puttingAside({ version: 1, of: 'nobody knows what' })
    for (const start of [1, 2]) expect(await open(store).notice(), String(start)).toContain('kept.json')
    expect(await open(store).write()).toBe(true)
    expect(await open(store).notice()).toBe('')
  },
)

it.each(each)('%s of a newer version are left as they are, and that is said', async (_, open) => {
  const newer = { version: 99, sites: [], exemptions: [], sessions: [], more: true }
  const store = puttingAside(newer)
  expect(await open(store).notice()).toContain('newer version')
  await open(store).write()
  expect(await store.read()).toEqual({ kind: 'document', value: newer })
})

it.each(each)('%s that cannot be read right now are left, and the reason is said', async (_, open) => {
  let written = false
  const store: SettingsStore = {
    read: async () => ({
      kind: 'unreadable',
      keptAs: null,
      fault: { why: 'noRight', file: '/data/it.json', code: 'EACCES' },
    }),
    write: async () => ({ ok: (written = true) }),
    setAside: () => Promise.reject(new Error('EACCES')),
  }
  expect(await open(store).notice()).toContain('/data/it.json')
  await open(store).write()
  expect(written).toBe(false)
})

it('settings keep what another console of the same version has added to them', async () => {
  const store = memorySettings()
  await store.write({ version: 1, colour: 'red', sites: [{ ...record, note: 'mine' }] })
  const book = createSiteBook(store, locks, log)
  await book.open()
  await book.save([{ ...record, name: 'two' }])
  expect(await store.read()).toMatchObject({
    value: { version: 2, colour: 'red', sites: [{ siteId: 's', name: 'two', note: 'mine' }] },
  })
})
