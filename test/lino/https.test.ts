import { expect, test } from 'vitest'
import { inFrontOf, makeCertificate, startTlsServer } from '../support/certificates.ts'
import { must, sessionsOf, startConsole } from '../support/console.ts'
import { borrowLino, describeLino } from '../support/lino/index.ts'

describeLino('26.10', () => {
  test('signs in, lists and signs out over https with a private authority, where a Referer is asked for', async () => {
    const site = await borrowLino('26.10', {})
    const authority = makeCertificate({ name: 'Some Authority', authority: true })
    const server = await startTlsServer(makeCertificate({ by: authority }), inFrontOf(site.url))
    const { api, close } = await startConsole()
    try {
      const { url } = server
      expect(await api.probeSite({ url })).toMatchObject({ failure: { certificate: 'unknownIssuer' } })
      expect(server.requests()).toBe(0)
      const { fingerprint, issuer } = must(await api.readCertificate({ url }))
      expect(issuer).toBe('CN=Some Authority')
      const wanted = { name: 'Office', url, user: 'robin', saved: false, trustFingerprint: fingerprint }
      const { siteId } = must(await api.addSite(wanted))
      must(await api.signIn({ siteId, password: site.password }))
      expect((await sessionsOf(api, siteId)).filter((each) => each.own)).toHaveLength(1)
      must(await api.signOut({ siteId }))
      // Over https Django asks for a Referer of the same site.
      server.answerWith(inFrontOf(site.url, ['referer']))
      expect(await api.signIn({ siteId, password: site.password })).toMatchObject({ ok: false })
    } finally {
      await close()
      await server.close()
      await site.stop()
    }
  })

  test('use_security_features bars the usual sign-in: said, with the way in, which works when confirmed', async () => {
    const site = await borrowLino('26.10', { security: true })
    const server = await startTlsServer(makeCertificate({}), inFrontOf(site.url))
    const { api, close } = await startConsole()
    try {
      const { url } = server
      const { fingerprint } = must(await api.readCertificate({ url }))
      const wanted = { name: 'Strict', url, user: 'robin', saved: false, trustFingerprint: fingerprint }
      const { siteId } = must(await api.addSite(wanted))
      const barred = await api.signIn({ siteId, password: site.password })
      expect(barred).toMatchObject({ ok: false, failure: { kind: 'signInBarred', wayIn: true } })
      // Neither the probe nor the refusal has left a session behind.
      expect((await site.count()).total).toBe(0)
      const entered = must(await api.signIn({ siteId, password: site.password, enterFull: true }))
      expect(entered).toMatchObject({ access: 'signedIn', counts: { live: 1, own: 1 } })
      must(await api.signOut({ siteId }))
      expect((await site.count()).total).toBe(0)
    } finally {
      await close()
      await server.close()
      await site.stop()
    }
  })
})
