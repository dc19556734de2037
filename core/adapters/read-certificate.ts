import type { X509Certificate } from 'node:crypto'
import { Agent } from 'node:https'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import type { CertificateInfo } from '../../contract/certificate.ts'
import type { Certificates, HttpFailure } from '../ports.ts'
import { httpFailureOf } from './http-failure.ts'
import { isThisMachine } from './this-machine.ts'

const timeoutMs = 10_000
/** Longer names are cut: a certificate may hold anything. Characters. */
const longestName = 300

type Read = Awaited<ReturnType<Certificates['read']>>

/**
 * The one place that shakes hands without verifying (lint allows it nowhere else): a strict handshake shows no
 * certificate. It reads what the server shows and hangs up; not a byte of a request is ever written to this socket.
 */
export function createCertificates(environment = process.env): Certificates {
  return {
    read: (url) =>
      new Promise<Read>((resolve) => {
        const site = URL.parse(url)
        if (!site) return resolve({ ok: false, kind: 'unreachable', reason: 'this is no address' })
        const { hostname, port } = site
        const host = hostname.replace(/^\[|\]$/g, '')
        // The agent is what knows how to get through the system's proxy.
        const agent = new Agent(isThisMachine(hostname) ? {} : { proxyEnv: environment })
        let socket: TLSSocket | undefined
        const finish = (answer: Read): void => {
          clearTimeout(timer)
          socket?.destroy()
          agent.destroy()
          resolve(answer)
        }
        const timer = setTimeout(() => finish(tooLate), timeoutMs)
        const take = (stream: Duplex | null | undefined): void => {
          if (socket || !(stream instanceof TLSSocket)) return
          const taken = stream
          socket = taken
          taken.on('error', (error) => finish(httpFailureOf(error)))
          taken.on('close', () => finish(httpFailureOf(null)))
          // Through a proxy the hands are shaken already. Node gives a certificate once: asked again, it has none.
          const shown = taken.getPeerX509Certificate()
          if (shown) finish(answerOf(shown, host))
          else taken.once('secureConnect', () => finish(answerOf(taken.getPeerX509Certificate(), host)))
        }
        const options = {
          host,
          port: Number(port || 443),
          ...(isIP(host) ? {} : { servername: host }),
          rejectUnauthorized: false,
        }
        try {
          take(
            agent.createConnection(options, (error, stream) =>
              error ? finish(httpFailureOf(error)) : take(stream),
            ),
          )
        } catch (error) {
          finish(httpFailureOf(error))
        }
      }),
  }
}

const tooLate: HttpFailure = { ok: false, kind: 'timedOut', reason: `nothing within ${timeoutMs / 1000} s` }

function answerOf(certificate: X509Certificate | undefined, host: string): Read {
  if (!certificate) return { ok: false, kind: 'unreachable', reason: 'it shows no certificate' }
  return { ok: true, info: infoOf(certificate, host), pem: certificate.toString() }
}

function infoOf(certificate: X509Certificate, host: string): CertificateInfo {
  const matching = isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)
  return {
    fingerprint: certificate.fingerprint256,
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validFrom: Date.parse(certificate.validFrom),
    validTo: Date.parse(certificate.validTo),
    selfSigned: signedItself(certificate),
    hostMatches: matching !== undefined,
  }
}

/** Node gives a line for each part of a name, and nothing at all for an empty one. */
function nameOf(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ').slice(0, longestName)
}

function signedItself(certificate: X509Certificate): boolean {
  try {
    return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey)
  } catch {
    return false // a kind of key that is not known here
  }
}
