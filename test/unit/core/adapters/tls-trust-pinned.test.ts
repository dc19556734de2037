import { once } from 'node:events'
import { connect, type TLSSocket } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { tlsTrust } from '../../../../core/adapters/tls-trust.ts'
import {
  makeCertificate,
  pinOf,
  startTlsServer,
  type TestCertificate,
} from '../../../support/certificates.ts'

const authority = makeCertificate({ authority: true })
const own = makeCertificate({ name: 'elsewhere.example' })
const other = makeCertificate({ name: 'elsewhere.example' })
const [signed, sister] = [makeCertificate({ by: authority }), makeCertificate({ by: authority })]

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/**
 * Whether a connection that trusts the one certificate comes about with a server that shows the other one.
 */
async function trusts(pinned: TestCertificate, shown: TestCertificate): Promise<boolean> {
  const server = await startTlsServer(shown)
  ends.push(server.close)
  const socket: TLSSocket = connect({
    host: '127.0.0.1',
    port: server.port,
    servername: 'localhost',
    ...tlsTrust(pinOf(pinned)),
  })
  ends.push(() => void socket.destroy())
  return once(socket, 'secureConnect').then(
    () => true,
    () => false,
  )
}

describe('a site whose certificate is trusted', () => {
  it('is spoken to if it shows exactly that one, whatever its name and its signer', async () => {
    expect(await trusts(own, own)).toBe(true)
    expect(await trusts(signed, signed)).toBe(true)
  })

  it.each([
    ['another one of the same name', own, other],
    ['another one by the same authority', signed, sister],
    ['one that the trusted one has signed', authority, signed],
  ])('is not where it shows %s', async (_what, pinned, shown) => {
    expect(await trusts(pinned, shown)).toBe(false)
  })

  it('resumes no connection, because a resumed one shows no certificate', () => {
    expect(tlsTrust(pinOf(own))).toMatchObject({ rejectUnauthorized: true, maxCachedSessions: 0 })
  })
})
