import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Console } from '../../../core/console.ts'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import { inFrontOf, makeCertificate, startTlsServer } from '../../support/certificates.ts'
import { memorySettings, must, sessionsOf, startConsole } from '../../support/console.ts'

const first = makeCertificate()
const renewed = makeCertificate()

let demo: DemoSite
let server: Awaited<ReturnType<typeof startTlsServer>>
let console: Console
const settings = memorySettings()
const password = '1234'

beforeEach(async () => {
  demo = await startDemoSite({ sessions: 5 })
  server = await startTlsServer(first, inFrontOf(demo.url))
  console = await startConsole({ settings, host: 'browser' })
})
afterEach(async () => {
  await console.close()
  await server.close()
  await demo.close()
})

it('trusts a private certificate for one site, and stops before a byte when it has changed', async () => {
  const { api } = console
  const { url } = server
  expect(await api.probeSite({ url })).toMatchObject({
    failure: { kind: 'certificate', certificate: 'selfSigned' },
  })
  const seen = must(await api.readCertificate({ url }))
  const trust = { url, trustFingerprint: seen.fingerprint }
  expect(server.bytes()).toBe(0)
  expect(must(await api.probeSite(trust))).toMatchObject({ url })
  const added = must(await api.addSite({ ...trust, name: 'Office', user: 'robin' }))
  expect(added.certificate).toEqual({ fingerprint: seen.fingerprint, validTo: seen.validTo })
  const { siteId } = added
  must(await api.signIn({ siteId, password }))
  expect((await sessionsOf(api, siteId)).length).toBeGreaterThan(4)
  // The settings hold it for the next start.
  expect(JSON.stringify(await settings.read())).toContain(seen.fingerprint)

  server.show(renewed)
  const requests = server.requests()
  const answers = [
    await api.readNow({ siteId }),
    await api.readNow({ siteId }),
    await api.signOut({ siteId }),
  ]
  expect(answers.map(({ ok }) => ok)).toEqual([false, false, false])
  expect(answers[1]).toMatchObject({ failure: { kind: 'certificate', certificate: 'changed' } })
  expect(server.requests()).toBe(requests)

  const wrong = await api.trustCertificate({ siteId, fingerprint: seen.fingerprint })
  expect(wrong).toMatchObject({ failure: { kind: 'certificate', certificate: 'changed' } })
  const next = must(await api.readCertificate({ url }))
  expect(server.requests()).toBe(requests)
  const state = must(await api.trustCertificate({ siteId, fingerprint: next.fingerprint }))
  expect(state).toMatchObject({ failure: null, certificate: { fingerprint: next.fingerprint } })
  must(await api.signIn({ siteId, password }))
})

it('never pins an expired certificate, or one to another server', async () => {
  const { api } = console
  const { url } = server
  const { fingerprint } = must(await api.readCertificate({ url }))
  const { siteId } = must(
    await api.addSite({ url, name: 'One-off', user: 'robin', saved: false, trustFingerprint: fingerprint }),
  )
  const moved = must(await api.changeSite({ siteId, url: 'https://lino.example.com' }))
  expect(moved.certificate).toBeNull()
  server.show(makeCertificate({ days: -1 }))
  const expired = must(await api.readCertificate({ url }))
  const refused = { failure: { kind: 'certificate', certificate: 'expired' } }
  const wanted = { url, name: 'Expired', user: 'robin', trustFingerprint: expired.fingerprint }
  expect(await api.addSite(wanted)).toMatchObject(refused)
  expect(server.requests()).toBe(0)
})
