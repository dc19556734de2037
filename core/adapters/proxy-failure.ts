import { STATUS_CODES } from 'node:http'
import { assertNever } from '../../contract/assert-never.ts'
import type { ProxyFault } from '../../contract/causes/connection.ts'
import type { HttpFailure } from '../ports.ts'
import { httpFailureOf, KnownFailure } from './http-failure.ts'
import type { Proxy } from './proxy-choice.ts'

// What a proxy did. The proxy's own text is never shown, because it may repeat the password.

/** Its answer, only by its number. */
export function proxyAnswered(proxy: Proxy, status: number): HttpFailure {
  return ofProxy(proxy, { did: 'answered', status, phrase: STATUS_CODES[status] ?? null })
}

/** @param kind of the failure: `closed` where the request may be sent once more */
export function proxyFailed(
  proxy: Proxy,
  error: unknown,
  kind: 'unreachable' | 'closed' = 'unreachable',
): HttpFailure {
  return ofProxy(proxy, faultOf(httpFailureOf(error)), kind)
}

function faultOf(failure: HttpFailure): ProxyFault {
  if (failure.proxy) return failure.proxy.fault
  switch (failure.kind) {
    case 'certificate':
      return { did: 'untrusted', fault: failure.fault }
    case 'closed':
      return { did: 'closed' }
    case 'timedOut':
      return { did: 'late' }
    case 'tooLarge':
      return { did: 'answeredTooMuch' }
    case 'unreachable':
      return {
        did: 'notUsable',
        why: failure.why,
        ...(failure.code !== undefined && { code: failure.code }),
      }
    case 'cancelled':
    case 'proxyUnusable':
      return { did: 'notUsable', why: 'unknown' }
    default:
      return assertNever(failure)
  }
}

function ofProxy(
  { name, variable }: Proxy,
  fault: ProxyFault,
  kind: 'unreachable' | 'closed' = 'unreachable',
): HttpFailure {
  return { ok: false, kind, proxy: { proxy: name, variable, fault } }
}

export function proxyLate(proxy: Proxy): HttpFailure {
  return ofProxy(proxy, { did: 'late' })
}

/** For callers that can only hand on an error. */
export function asError(failure: HttpFailure): Error {
  return new KnownFailure(failure)
}
