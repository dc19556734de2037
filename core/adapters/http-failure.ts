import { isAxiosError } from 'axios'
import type { CertificateFault, NoConnection } from '../../contract/causes/connection.ts'
import type { CertificateProblem } from '../../contract/certificate.ts'
import type { HttpFailure } from '../ports.ts'

/**
 * What Node's error codes mean. An error's own message is never shown: it may hold the URL, and the message
 * of axios may hold the password.
 */
const unreachable: Readonly<Record<string, NoConnection>> = {
  ENOTFOUND: 'noSuchName',
  EAI_AGAIN: 'nameNotLookedUp',
  ECONNREFUSED: 'nothingAnswers',
  EHOSTUNREACH: 'noWay',
  ENETUNREACH: 'noNetwork',
  EHOSTDOWN: 'down',
  EADDRNOTAVAIL: 'noSuchAddress',
  ETIMEDOUT: 'noAnswer',
  EACCES: 'notAllowed',
  EPROTO: 'noHttps',
  ERR_SSL_WRONG_VERSION_NUMBER: 'noHttps',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'noHttps',
}

const changedCode = 'CERTIFICATE_CHANGED'

const certificate: Readonly<Record<string, CertificateFault>> = {
  [changedCode]: 'changed',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYetValid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrongName',
  HOSTNAME_MISMATCH: 'wrongName',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknownIssuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknownIssuer',
  CERT_UNTRUSTED: 'unknownIssuer',
  CERT_REVOKED: 'revoked',
  CERT_SIGNATURE_FAILURE: 'badSignature',
  INVALID_CA: 'unknownIssuer',
  INVALID_PURPOSE: 'wrongPurpose',
  CERT_CHAIN_TOO_LONG: 'longChain',
  PATH_LENGTH_EXCEEDED: 'longChain',
}

function problemOf(fault: CertificateFault): CertificateProblem {
  switch (fault) {
    case 'revoked':
    case 'badSignature':
    case 'wrongPurpose':
    case 'longChain':
      return 'other'
    default:
      return fault
  }
}

/**
 * With these errors the server has certainly shown another certificate than the pinned one, because the
 * pinned one needs no issuer.
 */
const notThePinned = new Set<CertificateProblem>(['selfSigned', 'unknownIssuer', 'wrongName', 'changed'])

/** The error of a connection whose server shows another certificate than the pinned one. */
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

/** An error whose meaning is known already, for callers that can only hand on an error. */
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
  const found = certificate[code]
  if (found !== undefined) {
    const fault = pinned && notThePinned.has(problemOf(found)) ? 'changed' : found
    return { ok: false, kind: 'certificate', problem: problemOf(fault), fault }
  }
  if (closedCodes.has(code) || code.startsWith('HPE_')) return { ok: false, kind: 'closed' }
  const why = unreachable[code]
  if (why !== undefined) return { ok: false, kind: 'unreachable', why }
  if (code.startsWith('ERR_SSL')) return { ok: false, kind: 'unreachable', why: 'notEncrypted' }
  return { ok: false, kind: 'unreachable', why: 'unknown', ...(/^[A-Z_]+$/.test(code) && { code }) }
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
