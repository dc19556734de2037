import { expect, test } from 'vitest'
import type { Console } from '../../core/console.ts'
import { createMemorySecrets } from '../../core/services/sites/memory-secrets.ts'
import { memoryLocks, memorySettings, must, signedIn, startConsole } from '../support/console.ts'
import { borrowLino, describeLino, type LinoSite } from '../support/lino/index.ts'

/** What outlives a console: its files, and a keychain that closing does not empty. */
function lasting(): () => Promise<Console> {
  const keychain = { ...createMemorySecrets(), close: () => undefined }
  const files = { settings: memorySettings(), ownSessions: memorySettings(), locks: memoryLocks() }
  return () => startConsole({ ...files, keychain })
}

const codeIn = (mail: string | undefined): string => /\b(\d{6})\b/.exec(mail ?? '')?.[1] ?? 'none'

async function newCode(site: LinoSite, before: number): Promise<string> {
  await expect.poll(() => site.mails().length).toBeGreaterThan(before)
  return codeIn(site.mails().at(-1))
}

describeLino('26.10', () => {
  test.each(['react', 'extjs'] as const)(
    '%s: a kept session enters a full site 20 times, and adds no row',
    async (ui) => {
      const site = await borrowLino('26.10', { ui, startedAgoSeconds: 864_000 })
      try {
        await site.insertSessions(Array.from({ length: 5 }, () => ({ user: 'luc' })))
        const start = lasting()
        const first = await start()
        const { siteId } = must(await first.api.addSite({ name: 'Weleup', url: site.url, user: 'robin' }))
        must(await first.api.signIn({ siteId, password: site.password, remember: true }))
        expect(await first.close()).toEqual({ leftBehind: [] })
        await site.restart({ limit: 3 })
        for (let times = 0; times < 20; times += 1) {
          const { api, close } = await start()
          expect(must(await api.signIn({ siteId }))).toMatchObject({
            access: 'signedIn',
            counts: { live: 6 },
          })
          await close()
        }
        expect((await site.count()).total).toBe(6)
      } finally {
        await site.stop()
      }
    },
  )

  test('a second factor: signs in with the code, later without, and reports wrong and used codes', async () => {
    const site = await borrowLino('26.10', { twoFactor: true })
    try {
      const start = lasting()
      const { api, close } = await start()
      const { siteId } = must(await api.addSite({ name: 'Weleup', url: site.url, user: 'robin' }))
      const signIn = { siteId, password: site.password, remember: true }
      expect(await api.signIn(signIn)).toMatchObject({ ok: false, failure: { kind: 'codeNeeded' } })
      const code = await newCode(site, 0)
      const wrong = code === '000000' ? '000001' : '000000'
      expect(await api.signIn({ siteId, code: wrong })).toMatchObject({ failure: { kind: 'codeWrong' } })
      expect(must(await api.signIn({ siteId, password: site.password, code, remember: true })).access).toBe(
        'signedIn',
      )
      must(await api.signOut({ siteId }))
      expect((await site.count()).total).toBe(0)
      await close()
      // Another start, a fresh sign-in: the device is trusted, no code is asked for.
      const mails = site.mails().length
      const later = await start()
      expect(must(await later.api.signIn({ siteId })).access).toBe('signedIn')
      expect(site.mails()).toHaveLength(mails)
      must(await later.api.signOut({ siteId }))
      await later.close()
    } finally {
      await site.stop()
    }
  })

  test('a second factor: reports a late code as late, and accepts a new one', async () => {
    const site = await borrowLino('26.10', { twoFactor: true })
    const { api, close } = await startConsole()
    try {
      const { siteId } = must(await api.addSite({ name: 'late', url: site.url, user: 'robin', saved: false }))
      await api.signIn({ siteId, password: site.password })
      const late = await newCode(site, 0)
      await site.sql("UPDATE users_user SET device_verification_code_sent_on = '2026-01-01 00:00:00'")
      expect(await api.signIn({ siteId, code: late })).toMatchObject({
        failure: { kind: 'codeWrong', siteText: expect.stringContaining('expired') },
      })
      const mails = site.mails().length
      expect(await api.signIn({ siteId, password: site.password })).toMatchObject({
        failure: { kind: 'codeNeeded' },
      })
      const code = await newCode(site, mails)
      expect(must(await api.signIn({ siteId, code })).access).toBe('signedIn')
    } finally {
      await close()
      await site.stop()
    }
  })

  test('a second factor is never gone round: a full site with one has no way in', async () => {
    const site = await borrowLino('26.10', { twoFactor: true, limit: 1 })
    const { api, close } = await startConsole()
    try {
      await site.insertSession({ user: 'luc' })
      const answer = await signedIn(api, site.url, site.password).catch(String)
      expect(answer).toContain('limitReached')
      const siteId = must(await api.listSites({}))[0]?.siteId ?? ''
      const confirmed = await api.signIn({ siteId, password: site.password, enterFull: true })
      expect(confirmed).toMatchObject({ ok: false, failure: { kind: 'limitReached' } })
      expect((await site.count()).total).toBe(1)
    } finally {
      await close()
      await site.stop()
    }
  })
})
