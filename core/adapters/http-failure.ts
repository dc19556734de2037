import { isAxiosError } from 'axios'
import type { CertificateProblem } from '../../contract/certificate.ts'
import type { HttpFailure } from '../ports.ts'

/** Words for Node's error codes. An error's own message is never told: it may hold the URL, and axios' the password. */
const unreachable: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such name',
  EAI_AGAIN: 'its name could not be looked up',
  ECONNREFUSED: 'nothing answers at this port',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no network',
  EHOSTDOWN: 'it is down',
  EADDRNOTAVAIL: 'there is no such address',
  ETIMEDOUT: 'it does not answer at all',
  EACCES: 'this machine does not allow it',
  EPROTO: 'it does not speak https there',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak https there',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak https there',
}

const changedCode = 'CERTIFICATE_CHANGED'
const unknownIssuer = ['unknownIssuer', 'no known authority signed it'] as const
const wrongName = ['wrongName', 'it is for another name'] as const
const changed = ['changed', 'it is another one than you trusted'] as const

const certificate: Readonly<Record<string, readonly [CertificateProblem, string]>> = {
  [changedCode]: changed,
  CERT_HAS_EXPIRED: ['expired', 'it has expired'],
  CERT_NOT_YET_VALID: ['notYetValid', 'it is not valid yet'],
  ERR_TLS_CERT_ALTNAME_INVALID: wrongName,
  HOSTNAME_MISMATCH: wrongName,
  DEPTH_ZERO_SELF_SIGNED_CERT: ['selfSigned', 'the site signed it itself'],
  SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
  CERT_UNTRUSTED: unknownIssuer,
  CERT_REVOKED: ['other', 'it has been revoked'],
  CERT_SIGNATURE_FAILURE: ['other', 'its signature is wrong'],
  INVALID_CA: unknownIssuer,
  INVALID_PURPOSE: ['other', 'it is not for a web site'],
  CERT_CHAIN_TOO_LONG: ['other', 'too many authorities stand behind it'],
  PATH_LENGTH_EXCEEDED: ['other', 'too many authorities stand behind it'],
}

/** Of these it is certain that the server has shown another certificate than the pinned one: that one needs no issuer. */
const notThePinned = new Set<CertificateProblem>(['selfSigned', 'unknownIssuer', 'wrongName', 'changed'])

/** What a connection fails with whose server shows another certificate than the pinned one. */
export function certificateChanged(): Error {
  return Object.assign(new Error('Another certificate'), { code: changedCode })
}

const closedCodes = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_BAD_RESPONSE',
])

/** An error whose meaning is known already, for where only an error can be handed on. */
export class KnownFailure extends Error {
  readonly failure: HttpFailure

  constructor(failure: HttpFailure) {
    super(failure.kind)
    this.failure = failure
  }
}

export function httpFailureOf(error: unknown, pinned = false): HttpFailure {
  const inner = innermost(error)
  if (inner instanceof KnownFailure) return inner.failure
  const code = codeOf(error)
  const trust = certificate[code]
  if (trust !== undefined) {
    const [problem, reason] = pinned && notThePinned.has(trust[0]) ? changed : trust
    return { ok: false, kind: 'certificate', problem, reason }
  }
  if (closedCodes.has(code) || code.startsWith('HPE_')) {
    return { ok: false, kind: 'closed', reason: 'the connection was closed' }
  }
  const reason = unreachable[code]
  if (reason === undefined && code.startsWith('ERR_SSL')) {
    return { ok: false, kind: 'unreachable', reason: 'no encrypted connection came about' }
  }
  return {
    ok: false,
    kind: 'unreachable',
    reason: reason ?? (/^[A-Z_]+$/.test(code) ? code : 'no connection'),
  }
}

function innermost(error: unknown): unknown {
  return isAxiosError(error) && error.cause ? error.cause : error
}

/** The innermost code: axios wraps Node's error, and a failed connection to several addresses is a bundle. */
function codeOf(error: unknown): string {
  const inner = innermost(error)
  if (inner instanceof AggregateError) return codeOf(inner.errors[0])
  if (inner instanceof Error && 'code' in inner && typeof inner.code === 'string') return inner.code
  return isAxiosError(error) ? (error.code ?? '') : ''
}
