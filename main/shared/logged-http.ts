import { pathTemplate } from '../../core/lino/index.ts'
import type { Http, Log } from '../../core/ports.ts'

/**
 * Writes a line of level `debug` for each request: method, path as a template, status (or what went wrong)
 * and milliseconds. It holds no header, no body, no query, and no part of a path that may come from a site or
 * hold a session key.
 */
export function createLoggedHttp(http: Http, log: Log): Http {
  return {
    async send(request) {
      const startedAt = performance.now()
      const answer = await http.send(request)
      log.write('debug', 'Request', {
        method: request.method,
        path: pathTemplate(request.url),
        status: answer.ok ? answer.status : answer.kind,
        ms: Math.round(performance.now() - startedAt),
      })
      return answer
    },
    close: () => http.close(),
  }
}
