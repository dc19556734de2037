import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { connect, type ConnectionOptions } from 'node:tls'
import type { CertificateInfo } from '../../contract/certificate.ts'
import type { Certificates, HttpFailure } from '../ports.ts'
import { httpFailureOf } from './http-failure.ts'
import { lookupName } from './lookup.ts'
import { chooseProxy, type ProxyVariables } from './proxy-choice.ts'
import { openTunnel } from './proxy-tunnel.ts'

const timeoutMs = 10_000
/** Longer names are cut, because a certificate may hold anything. Characters. */
const longestName = 300

type Read = Awaited<ReturnType<Certificates['read']>>

/**
 * The one place that shakes hands without verifying (lint allows it nowhere else), because a strict handshake
 * shows no certificate. It reads what the server shows and hangs up. It never writes a byte of a request to
 * this socket.
 */
export function createCertificates(proxies: ProxyVariables): Certificates {
  return {
    async read(url) {
      const site = URL.parse(url)
      if (!site) return { ok: false, kind: 'unreachable', why: 'noAddress' }
      const choice = chooseProxy(site, proxies)
      if (choice.kind === 'unusable')
        return { ok: false, kind: 'proxyUnusable', variable: choice.variable, why: choice.why }
      const host = site.hostname.replace(/^\[|\]$/g, '')
      const port = Number(site.port || 443)
      const late = AbortSignal.timeout(timeoutMs)
      try {
        const tunnel =
          choice.kind === 'proxy' ? await openTunnel(choice.proxy, { host, port }, late) : undefined
        return await shakeHands({ host, port, ...(tunnel && { socket: tunnel }) }, late)
      } catch (error) {
        return late.aborted ? tooLate : httpFailureOf(error)
      }
    },
  }
}

function shakeHands(target: ConnectionOptions & { readonly host: string }, late: AbortSignal): Promise<Read> {
  const { host } = target
  return new Promise<Read>((resolve) => {
    const socket = connect({
      ...target,
      ...(isIP(host) ? {} : { servername: host }),
      lookup: lookupName,
      rejectUnauthorized: false,
    })
    const finish = (answer: Read): void => {
      late.removeEventListener('abort', onLate)
      socket.destroy()
      resolve(answer)
    }
    const onLate = (): void => finish(tooLate)
    late.addEventListener('abort', onLate)
    socket.on('error', (error) => finish(httpFailureOf(error)))
    socket.on('close', () => finish(httpFailureOf(null)))
    socket.once('secureConnect', () => finish(answerOf(socket.getPeerX509Certificate(), host)))
  })
}

const tooLate: HttpFailure = { ok: false, kind: 'timedOut', seconds: timeoutMs / 1000 }

function answerOf(certificate: X509Certificate | undefined, host: string): Read {
  if (!certificate) return { ok: false, kind: 'unreachable', why: 'noCertificate' }
  return { ok: true, info: infoOf(certificate, host), pem: certificate.toString() }
}

function infoOf(certificate: X509Certificate, host: string): CertificateInfo {
  const matching = isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)
  return {
    fingerprint: certificate.fingerprint256,
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validFrom: timeOf(certificate.validFrom),
    validTo: timeOf(certificate.validTo),
    selfSigned: signedItself(certificate),
    hostMatches: matching !== undefined,
  }
}

/** For an impossible time OpenSSL says `Bad time value`. */
function timeOf(text: string): number | null {
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : time
}

/** Node gives a line for each part of a name, and nothing at all for an empty name. */
function nameOf(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ').slice(0, longestName)
}

function signedItself(certificate: X509Certificate): boolean {
  try {
    return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey)
  } catch {
    return false // a kind of key that we do not know
  }
}
