import { describe, expect, it } from 'vitest'
import type { SettingsStore } from '../../../../../core/ports.ts'
import { createExemptions, type Exemptions } from '../../../../../core/services/exemptions/exemptions.ts'
import { noLocks, memoryLocks, memorySettings, must } from '../../../../support/console.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { monday } from '../../../../support/sessions.ts'
import { faultOf, hintOf } from '../../../../support/failures.ts'

const noSites = { all: () => [], whyUnknown: async () => null }

/** Consoles that share a file. */
function consoles(store: SettingsStore = memorySettings()): () => Exemptions {
  const locks = memoryLocks()
  const clock = createFakeClock(monday)
  let made = 0
  return () =>
    createExemptions({
      store,
      locks,
      clock,
      log: { write: () => undefined },
      randomId: () => `e${String((made += 1))}`,
      sites: noSites,
    })
}

const luc = { siteId: null, kind: 'user', value: 'luc' } as const

describe('the list of what is never killed', () => {
  it('is empty at first', async () => {
    expect(must(await consoles()().list())).toEqual([])
  })

  it('is the same for window and terminal, at once', async () => {
    const open = consoles()
    const [window, terminal] = [open(), open()]
    expect(must(await window.add(luc))).toEqual({ exemptionId: 'e1', ...luc, at: monday })
    must(await terminal.add({ siteId: 's', kind: 'ip', value: '10.0.0.7' }))
    expect(must(await window.list()).map((each) => each.value)).toEqual(['luc', '10.0.0.7'])
    must(await window.remove('e1'))
    expect(must(await terminal.list()).map((each) => each.value)).toEqual(['10.0.0.7'])
  })

  it('holds the same one once, and different ones apart', async () => {
    const list = consoles()()
    await Promise.all([list.add(luc), list.add(luc), list.add({ ...luc, siteId: 's' })])
    expect(must(await list.list())).toHaveLength(2)
    expect(must(await list.add(luc)).exemptionId).toBe('e1')
  })

  it('keeps values as they are', async () => {
    const list = consoles()()
    must(await list.add({ ...luc, value: ' Ülo ' }))
    expect(must(await list.list())[0]?.value).toBe(' Ülo ')
  })

  it('refuses to remove what is not there', async () => {
    expect(await consoles()().remove('e9')).toMatchObject({ ok: false, failure: { kind: 'usage' } })
  })

  it.each([
    ['of no version', { exemptions: [] }],
    ['none', { version: 1, exemptions: [{ kind: 'user' }] }],
    ['a former version’s note of a lost one', { version: 1, exemptions: [], lost: 'kept.json' }],
  ])(
    'keeps a file aside that is %s, and says so until somebody is exempted again',
    async (_what, document) => {
      let stored: unknown = document
      const putAside = 'settings.kept-1.json'
      const store: SettingsStore = {
        read: async () =>
          stored === null ? { kind: 'absent', putAside } : { kind: 'document', value: stored },
        async write(value) {
          stored = value
          return { ok: true }
        },
        async setAside() {
          stored = null
          return putAside
        },
      }
      const list = consoles(store)()
      const told = await list.list()
      expect(told).toMatchObject({ ok: false, failure: { kind: 'storage' } })
      expect(hintOf(told)).toContain('settings.kept-1.json')
      // Also to the other process, that comes later.
      expect(await consoles(store)().list()).toEqual(told)
      must(await list.add(luc))
      expect(must(await list.list())).toHaveLength(1)
    },
  )

  it('is a failure for as long as the file cannot be read or written', async () => {
    const list = consoles({
      read: async () => ({ kind: 'unreadable', keptAs: 'exemptions.json', fault: faultOf('EACCES') }),
      write: async () => ({ ok: true }),
      setAside: async () => '',
    })()
    expect(await list.list()).toMatchObject({ ok: false, failure: { kind: 'storage' } })
    expect(await list.list()).toMatchObject({ ok: false, failure: { kind: 'storage' } })
    expect(await list.add(luc)).toMatchObject({ ok: false })
    const full = consoles({
      ...memorySettings(),
      write: async () => ({ ok: false as const, fault: faultOf('ENOSPC') }),
    })()
    const failed = await full.add(luc)
    expect(hintOf(failed)).toContain('ENOSPC')
  })

  it('is a failure if no lock is available', async () => {
    const locks = noLocks('EACCES')
    const list = createExemptions({
      store: memorySettings(),
      locks,
      clock: createFakeClock(monday),
      log: { write: () => undefined },
      randomId: () => 'e1',
      sites: noSites,
    })
    expect(await list.add(luc)).toMatchObject({ ok: false, failure: { kind: 'storage' } })
  })
})
