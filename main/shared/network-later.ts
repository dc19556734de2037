import type { ProxyVariables } from '../../core/adapters/proxy-choice.ts'
import type { Certificates, Http, PinnedCertificate } from '../../core/ports.ts'

// The network's libraries load with the first request, because most of a terminal's commands send none.

interface HttpOptions {
  readonly pinned: PinnedCertificate | null
  readonly proxies: ProxyVariables
}

export function createHttpLater(options: HttpOptions): Http {
  let opened: Promise<Http> | undefined
  async function open(): Promise<Http> {
    const { createAxiosHttp } = await import('../../core/adapters/network.ts')
    return createAxiosHttp(options)
  }
  return {
    async send(request) {
      opened ??= open()
      return (await opened).send(request)
    },
    close: () => void opened?.then((http) => http.close()),
  }
}

export function createCertificatesLater(proxies: ProxyVariables): Certificates {
  return {
    async read(url) {
      const { createCertificates } = await import('../../core/adapters/network.ts')
      return createCertificates(proxies).read(url)
    },
  }
}
