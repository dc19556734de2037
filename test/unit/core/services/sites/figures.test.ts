import { expect, it } from 'vitest'
import type { SettingsStore } from '../../../../../core/ports.ts'
import { createFiguresFile } from '../../../../../core/services/sites/figures-file.ts'
import { createFigures, type Figures } from '../../../../../core/services/sites/figures.ts'
import { memoryLocks, memorySettings } from '../../../../support/console.ts'
import { failSaying } from '../../../../support/failures.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { day, hour, minute, monday, session } from '../../../../support/sessions.ts'
import { watchedAt, watchedAtStart } from '../../../../support/watched.ts'

const log = { write: () => undefined }
const locks = memoryLocks()

/** A store that counts what is written. */
function countingStore(): SettingsStore & { writes: number } {
  const memory = memorySettings()
  const store = {
    ...memory,
    writes: 0,
    write(value: unknown) {
      store.writes += 1
      return memory.write(value)
    },
  }
  return store
}

/** A console with one site that was read. */
async function stage(store: SettingsStore, own = session({ own: true, user: 'robin' })) {
  const clock = createFakeClock(monday)
  const at = await watchedAt(clock, [own, session({ user: 'luc' })])
  const figures: Figures = createFigures(createFiguresFile(store, locks, log), clock, () => [at.site])
  expect(await figures.open([at.site])).toBeNull()
  figures.note(at.site.state())
  return {
    ...at,
    figures,
    async read() {
      await at.site.read()
      figures.note(at.site.state())
    },
  }
}

/** The same data folder at the next start. */
async function nextStart(store: SettingsStore, url = 'https://lino.example') {
  const at = await watchedAtStart([session({ own: true })], { url })
  const figures = createFigures(createFiguresFile(store, locks, log), at.clock, () => [at.site])
  const notice = await figures.open([at.site])
  return { ...at, figures, notice }
}

it('the figures of the last run are there at the next start, until there is a list', async () => {
  const store = memorySettings()
  const { site, figures } = await stage(store)
  const { counts, readAt } = site.state()
  await figures.close()
  const next = await nextStart(store)
  expect(next.site.state()).toMatchObject({ counts, readAt, figuresFrom: 'disk', access: 'signedOut' })
  expect(next.figures.all()[0]?.points).toMatchObject([{ at: readAt, live: 2, dangling: 0 }])
  await next.site.signIn({})
  expect(next.site.state()).toMatchObject({ figuresFrom: 'list', counts: { live: 1 } })
})

it('a limit that a refusal has shown is known at the next start', async () => {
  const store = memorySettings()
  const { site, lino, figures } = await stage(store)
  await site.signOut()
  figures.note(site.state())
  lino.failSignIn = failSaying('limitReached', 'Full.', { limit: 50 }).failure
  await site.signIn({ password: 'secret' })
  figures.note(site.state())
  await figures.close()
  expect((await nextStart(store)).site.state().sessionsLimit).toBe(50)
})

it('a limit that was raised since is forgotten, once the site lets us in beyond it', async () => {
  const { site, lino } = await watchedAtStart([session(), session(), session({ own: true })])
  site.recall({ counts: null, readAt: null, learntLimit: 2 })
  expect(site.state().sessionsLimit).toBe(2)
  await site.signIn({})
  expect([lino.signIns, site.state().sessionsLimit], 'the kept session needed no room').toEqual([0, 2])
  await site.signOut()
  await site.signIn({ password: 'secret' })
  expect([lino.signIns, site.state().sessionsLimit]).toEqual([1, null])
})

it('are written at most once a minute, and at the end', async () => {
  const store = countingStore()
  const { clock, figures, read } = await stage(store)
  for (let second = 0; second < 300; second += 5) {
    await clock.advance(5000)
    await read()
  }
  expect(store.writes).toBeGreaterThanOrEqual(4)
  expect(store.writes).toBeLessThanOrEqual(5)
  const before = store.writes
  await figures.close()
  expect(store.writes).toBe(before + 1)
  await clock.advance(hour)
  expect(store.writes).toBe(before + 1)
})

it('have counts and names, and nothing of any session', async () => {
  const store = memorySettings()
  const own = session({ own: true, user: 'robin', ref: 'feedfacefeedface' })
  const { figures } = await stage(store, own)
  await figures.close()
  const found = JSON.stringify(await store.read())
  expect(found).toContain('Weleup')
  for (const hidden of [own.ref, own.keyPrefix, 'luc', 'robin', '10.0.0.7'])
    expect(found).not.toContain(hidden)
})

it('of another address are not this site’s', async () => {
  const store = memorySettings()
  const { figures } = await stage(store)
  await figures.close()
  expect((await nextStart(store, 'https://other.example')).site.state().figuresFrom).toBeNull()
})

it('of a removed site leave the file, and those of another console stay in it', async () => {
  const store = memorySettings()
  const { figures, site } = await stage(store)
  await figures.close()
  const second = createFakeClock(monday + minute)
  const there = createFigures(createFiguresFile(store, locks, log), second, () => [])
  await there.open([])
  await there.close()
  expect(await idsIn(store)).toEqual([site.siteId])
  const third = createFigures(createFiguresFile(store, locks, log), second, () => [])
  await third.open([])
  third.forget(site.siteId)
  await third.close()
  expect(await idsIn(store)).toEqual([])
})

it('are the newer ones if two windows read the same site, with the points of both', async () => {
  const store = memorySettings()
  const one = await stage(store)
  const other = await stage(store)
  await other.clock.advance(20 * minute)
  other.lino.sessions = [session({ own: true })]
  await other.read()
  await one.clock.advance(20 * minute)
  await other.figures.close()
  await one.figures.close()
  const next = await nextStart(store)
  expect(next.site.state()).toMatchObject({ readAt: monday + 20 * minute, counts: { live: 1 } })
  await next.clock.advance(hour)
  expect(next.figures.all()[0]?.points.map(({ at }) => at - monday)).toEqual([0, 20 * minute])
})

it('of a newer version are left as they are, and so are unknown fields of this one', async () => {
  const newer = { version: 99, sites: [], more: true }
  const store = memorySettings()
  await store.write(newer)
  const { figures, notice } = await nextStart(store)
  expect(notice).toMatchObject({ cause: 'figuresNewer' })
  figures.forget('s')
  await figures.close()
  expect(await store.read()).toEqual({ kind: 'document', value: newer })

  const same = memorySettings()
  const first = await stage(same)
  await first.figures.close()
  const found = await same.read()
  const document = found.kind === 'document' ? (found.value as { sites: object[] }) : { sites: [] }
  const more = document.sites.map((site) => ({ ...site, note: 'mine' }))
  await same.write({ ...document, colour: 'red', sites: more })
  const second = await stage(same)
  await second.figures.close()
  expect(await same.read()).toMatchObject({ value: { colour: 'red', sites: [{ note: 'mine' }] } })
})

it('that nobody can read are put aside and named, and the site begins without figures', async () => {
  const store = memorySettings()
  await store.write({ version: 1, sites: [{ siteId: 's', url: 7 }] })
  const { notice, site } = await nextStart(store)
  expect(notice).toMatchObject({ cause: 'figuresLost', facts: { keptAs: 'kept aside' } })
  expect(site.state()).toMatchObject({ figuresFrom: null, counts: null, readAt: null })
})

it('older than a day stay the last known ones, without a point', async () => {
  const store = memorySettings()
  const { figures, site } = await stage(store)
  await figures.close()
  const next = await nextStart(store)
  await next.clock.advance(2 * day)
  expect(next.figures.all()).toEqual([])
  expect(next.site.state().readAt).toBe(site.state().readAt)
})

async function idsIn(store: SettingsStore): Promise<readonly unknown[]> {
  const found = await store.read()
  const value = found.kind === 'document' ? (found.value as { sites: { siteId: string }[] }) : { sites: [] }
  return value.sites.map(({ siteId }) => siteId)
}
