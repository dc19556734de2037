import { STATUS_CODES } from 'node:http'
import type { HttpFailure } from '../ports.ts'
import { httpFailureOf, KnownFailure } from './http-failure.ts'
import type { Proxy } from './proxy-choice.ts'

// What a proxy did, as the end of a sentence that begins with its name. Its own text is never told: it may repeat the password.

/** Its answer, by its number alone. */
export function proxyAnswered(proxy: Proxy, status: number): HttpFailure {
  const words = STATUS_CODES[status]
  return ofProxy(proxy, `answered ${String(status)}${words === undefined ? '' : ` ${words}`}`)
}

export function proxyFailed(proxy: Proxy, error: unknown): HttpFailure {
  const { kind, reason } = httpFailureOf(error)
  switch (kind) {
    case 'certificate':
      return ofProxy(proxy, `shows a certificate that cannot be trusted (${reason})`)
    case 'closed':
      return ofProxy(proxy, 'closed the connection, or does not speak like a proxy')
    case 'timedOut':
      return proxyLate(proxy)
    case 'tooLarge':
      return ofProxy(proxy, 'answered more than a proxy does')
    default:
      return ofProxy(proxy, `cannot be used (${reason})`)
  }
}

function ofProxy({ name, variable }: Proxy, reason: string): HttpFailure {
  return { ok: false, kind: 'unreachable', reason, proxy: `${name} (of ${variable})` }
}

export function proxyLate(proxy: Proxy): HttpFailure {
  return ofProxy(proxy, 'did not answer in time')
}

/** For where only an error can be handed on. */
export function asError(failure: HttpFailure): Error {
  return new KnownFailure(failure)
}
