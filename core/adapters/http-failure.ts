import { isAxiosError } from 'axios'
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

const certificate: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the site signed it itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'no known authority signed it',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'no known authority signed it',
  UNABLE_TO_GET_ISSUER_CERT: 'no known authority signed it',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'no known authority signed it',
  CERT_UNTRUSTED: 'no known authority signed it',
  CERT_REVOKED: 'it has been revoked',
  CERT_SIGNATURE_FAILURE: 'its signature is wrong',
  HOSTNAME_MISMATCH: 'it is for another name',
}

const closedCodes = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_BAD_RESPONSE',
])

export function httpFailureOf(error: unknown): HttpFailure {
  const code = codeOf(error)
  const trust = certificate[code]
  if (trust !== undefined) return { ok: false, kind: 'certificate', reason: trust }
  if (/maxContentLength/.test(messageOf(error))) {
    return { ok: false, kind: 'tooLarge', reason: 'the answer is too long' }
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

/** The innermost code: axios wraps Node's error, and a failed connection to several addresses is a bundle. */
function codeOf(error: unknown): string {
  const inner = isAxiosError(error) && error.cause ? error.cause : error
  if (inner instanceof AggregateError) return codeOf(inner.errors[0])
  if (inner instanceof Error && 'code' in inner && typeof inner.code === 'string') return inner.code
  return isAxiosError(error) ? (error.code ?? '') : ''
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}
