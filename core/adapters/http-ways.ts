import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { AxiosProxyConfig, AxiosRequestConfig } from 'axios'
import type { HttpFailure, PinnedCertificate } from '../ports.ts'
import { createIdleConnections } from './idle-connections.ts'
import { lookupName } from './lookup.ts'
import { chooseProxy, type Proxy, type ProxyVariables } from './proxy-choice.ts'
import { proxyAnswered, proxyFailed, proxyLate } from './proxy-failure.ts'
import { TunnelAgent } from './proxy-tunnel.ts'
import { tlsTrust } from './tls-trust.ts'

/**
 * How a request gets to its site: directly, through a tunnel (https), or through a proxy that can read it
 * (http).
 */
interface Way {
  readonly ok: true
  readonly options: Pick<AxiosRequestConfig, 'httpAgent' | 'httpsAgent' | 'proxy'>
  /** What the proxy answers instead of the site. Null: it is the site's answer. */
  answeredByProxy(status: number, headers: object): HttpFailure | null
  /** A failure. It names the proxy if the proxy failed. */
  blame(failure: HttpFailure, error: unknown): HttpFailure
}

export interface Ways {
  /** A failure if the proxy cannot be used. Nothing may be sent then. */
  to(url: string): Way | HttpFailure
  /**
   * Closes the connections that were idle for longer than this time (milliseconds), or for longer than their
   * server keeps them.
   */
  dropIdle(mostMs: number): void
  /** An answer has arrived. What it says about its connection counts for `dropIdle`. */
  answered(keepAlive: string, bodyLength: number): void
  destroy(): void
}

const kept = { keepAlive: true, maxSockets: 1, lookup: lookupName }

/**
 * One kept-alive connection for each way, made when it is needed. axios never looks for a proxy itself. It
 * would read the environment again, and ignore a proxy that it does not understand.
 */
export function createWays(pinned: PinnedCertificate | null, proxies: ProxyVariables): Ways {
  const made = new Map<string, HttpAgent>()
  const idle = createIdleConnections()
  function once<T extends HttpAgent>(name: string, kind: new (...args: never[]) => T, make: () => T): T {
    const known = made.get(name)
    if (known instanceof kind) return known
    const agent = make()
    made.set(name, agent)
    idle.watch(agent)
    return agent
  }
  const httpAgent = (): HttpAgent => once('http', HttpAgent, () => new HttpAgent(kept))
  return {
    to(text) {
      const url = URL.parse(text)
      if (!url) return { ok: false, kind: 'unreachable', why: 'noAddress' }
      const choice = chooseProxy(url, proxies)
      if (choice.kind === 'unusable')
        return { ok: false, kind: 'proxyUnusable', variable: choice.variable, why: choice.why }
      const proxy = choice.kind === 'proxy' ? choice.proxy : null
      if (url.protocol !== 'https:') {
        // No user has trusted the proxy's own certificate for a site.
        const toProxy = (): HttpsAgent => new HttpsAgent({ ...kept, ...tlsTrust(null) })
        return proxy
          ? forwarded(proxy, httpAgent(), once('https proxy', HttpsAgent, toProxy))
          : direct({ httpAgent: httpAgent() })
      }
      const secured = { ...kept, ...tlsTrust(pinned) }
      if (!proxy) return direct({ httpsAgent: once('https', HttpsAgent, () => new HttpsAgent(secured)) })
      const name = `tunnel ${proxy.name}`
      return tunnelled(
        proxy,
        once(name, TunnelAgent, () => new TunnelAgent(proxy, secured)),
      )
    },
    dropIdle: idle.drop,
    answered: idle.answered,
    destroy() {
      for (const agent of made.values()) agent.destroy()
    },
  }
}

function direct(agents: Pick<AxiosRequestConfig, 'httpAgent' | 'httpsAgent'>): Way {
  return {
    ok: true,
    options: { ...agents, proxy: false },
    answeredByProxy: () => null,
    blame: (failure) => failure,
  }
}

/**
 * A failure inside the tunnel is the site's. A failure before it names the proxy already, except for the
 * request's own deadline.
 */
function tunnelled(proxy: Proxy, agent: TunnelAgent): Way {
  return {
    ...direct({ httpsAgent: agent }),
    blame: (failure) => (failure.kind === 'timedOut' && agent.isOpening ? proxyLate(proxy) : failure),
  }
}

/** Headers that only proxies write. */
const proxyHeaders = ['proxy-authenticate', 'proxy-status', 'x-squid-error']

function forwarded(proxy: Proxy, httpAgent: HttpAgent, httpsAgent: HttpsAgent): Way {
  return {
    ok: true,
    options: { httpAgent, httpsAgent, proxy: axiosProxy(proxy) },
    answeredByProxy(status, headers) {
      // A site never answers 407. Behind a proxy, 502 and 504 are about the way to the site.
      const itself = [407, 502, 504].includes(status)
      const marked = status >= 400 && proxyHeaders.some((name) => name in headers)
      return itself || marked ? proxyAnswered(proxy, status) : null
    },
    blame(failure, error) {
      if (failure.kind === 'closed') return proxyFailed(proxy, error, 'closed')
      return failure.kind === 'unreachable' || failure.kind === 'certificate'
        ? proxyFailed(proxy, error)
        : failure
    },
  }
}

function axiosProxy({ protocol, host, port, user, password }: Proxy): AxiosProxyConfig {
  const auth = user === '' && password === '' ? {} : { auth: { username: user, password } }
  return { protocol, host, port, ...auth }
}
