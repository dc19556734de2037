// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import { makeSite } from '../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../support.tsx'
import { saying } from '../../../../support/failures.ts'

beforeEach(furnishJsdom)
afterEach(cleanup)

const type = (testId: string, value: string): void => {
  fireEvent.change(screen.getByTestId(testId), { target: { value } })
}

async function adding(url: string): Promise<Stage> {
  const on = stage([])
  on.store.start()
  show(on.store, <App />)
  fireEvent.click(await screen.findByTestId('welcome-add-site'))
  type('site-url', url)
  fireEvent.click(screen.getByTestId('site-check'))
  return on
}

it('shows an untrusted certificate, and adds the site with it only after a yes', async () => {
  const on = await adding('https://private.example.org')
  const added = vi.spyOn(on.fake.api, 'addSite')
  const probed = vi.spyOn(on.fake.api, 'probeSite')
  const { fingerprint } = on.fake.certificate
  expect((await screen.findByTestId('fingerprint')).textContent).toBe(fingerprint)
  expect(screen.queryByTestId('probe-found')).toBeNull()
  expect(screen.getByTestId('trust-certificate').getAttribute('type')).toBe('button')
  fireEvent.click(screen.getByTestId('trust-certificate'))
  await screen.findByTestId('probe-found')
  expect(probed).toHaveBeenCalledWith({ url: 'https://private.example.org', trustFingerprint: fingerprint })
  type('site-user', 'robin')
  fireEvent.click(screen.getByTestId('site-add'))
  await screen.findByTestId('password')
  expect(added).toHaveBeenCalledWith(expect.objectContaining({ trustFingerprint: fingerprint }))
})

it('forgets the trust when the address is another one', async () => {
  const on = await adding('https://private.example.org')
  fireEvent.click(await screen.findByTestId('trust-certificate'))
  await screen.findByTestId('probe-found')
  const probed = vi.spyOn(on.fake.api, 'probeSite')
  type('site-url', 'https://other.example.org')
  fireEvent.click(screen.getByTestId('site-check'))
  await screen.findByTestId('probe-found')
  expect(probed).toHaveBeenCalledWith({ url: 'https://other.example.org' })
})

it('offers the encrypted address of a site that sends us there', async () => {
  await adding('http://plain.localhost')
  fireEvent.click(await screen.findByTestId('use-https'))
  await screen.findByTestId('probe-found')
  expect(screen.getByTestId<HTMLInputElement>('site-url').value).toBe('https://office.localhost')
})

it('offers the Lino at the root of a host instead of a page that is none, and uses it only after a click', async () => {
  const on = await adding('https://host.example.org/crm/page')
  const probed = vi.spyOn(on.fake.api, 'probeSite')
  fireEvent.click(await screen.findByTestId('use-https'))
  await screen.findByTestId('probe-found')
  expect(probed).toHaveBeenCalledExactlyOnceWith({ url: 'https://host.example.org' })
  expect(screen.getByTestId<HTMLInputElement>('site-url').value).toBe('https://host.example.org')
})

function failing(certificate: 'changed' | 'expired'): Stage {
  const failure = saying('certificate', 'It is another one.', { certificate })
  const trusted = { fingerprint: Array.from({ length: 32 }, () => '11').join(':'), validTo: 0 }
  const more = { access: 'signedOut', failure, failedAt: 1, certificate: trusted } as const
  const on = stage([{ site: makeSite('s1', 'Office', [], more, Date.now()), sessions: [] }])
  on.store.start()
  show(on.store, <App />)
  return on
}

it('warns of a changed certificate with both fingerprints, and trusts the new one on command', async () => {
  const on = failing('changed')
  const trusted = vi.spyOn(on.fake.api, 'trustCertificate')
  const panel = await screen.findByTestId('certificate')
  expect(screen.getByTestId('certificate-changed').textContent).toContain('would read your password')
  expect(panel.textContent).toContain('11:11:11')
  expect(panel.textContent).toContain(on.fake.certificate.fingerprint)
  fireEvent.click(screen.getByTestId('trust-certificate'))
  await waitFor(() => expect(screen.queryByTestId('certificate')).toBeNull())
  expect(trusted).toHaveBeenCalledWith({ siteId: 's1', fingerprint: on.fake.certificate.fingerprint })
})

it('offers no trust in a certificate that has expired', async () => {
  failing('expired')
  await screen.findByTestId('certificate')
  expect(screen.queryByTestId('trust-certificate')).toBeNull()
})

it('says which end of its validity cannot be read, of a certificate that cannot be trusted', async () => {
  const on = stage([])
  on.fake.certificate = { ...on.fake.certificate, validFrom: 1e300, validTo: null }
  on.store.start()
  show(on.store, <App />)
  fireEvent.click(await screen.findByTestId('welcome-add-site'))
  type('site-url', 'https://private.example.org')
  fireEvent.click(screen.getByTestId('site-check'))
  expect(await screen.findByText('from unknown to a time that cannot be read')).toBeDefined()
})
