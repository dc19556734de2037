import type { DemoRequest } from '../../demo/server/recorder.ts'
import type { ProxiedRequest } from './proxy.ts'

/** What a request means for the sessions of a site: it lists all, or is sent to end one of them. */
export type Sent = { readonly kind: 'list' } | { readonly kind: 'key'; readonly key: string }

/** Of all requests to a demo site: its lists, and every request with one of these keys. */
export function sentToDemo(requests: readonly DemoRequest[], keys: ReadonlySet<string>): Sent[] {
  return requests.flatMap(({ path, action, sessionKey }): Sent[] => {
    if (sessionKey !== null && keys.has(sessionKey)) return [{ kind: 'key', key: sessionKey }]
    return path === '/api/users/Sessions' && action === null ? [{ kind: 'list' }] : []
  })
}

/** The same for all requests through a proxy. Only an answered list counts. */
export function sentThrough(requests: readonly ProxiedRequest[], keys: ReadonlySet<string>): Sent[] {
  return requests.flatMap(({ path, cookies, status }): Sent[] => {
    const killed = /^\/api\/users\/Sessions\/(\w+)\?an=kill_session/.exec(path)?.[1]
    const held = [...cookies.map(([, value]) => value), killed ?? ''].find((each) => keys.has(each))
    if (held !== undefined) return [{ kind: 'key', key: held }]
    return path.startsWith('/api/users/Sessions?') && status === 200 ? [{ kind: 'list' }] : []
  })
}

/** The keys that were sent for a second time with no list since the first. */
export function sentTwiceUnseen(sent: readonly Sent[]): string[] {
  let sinceList = new Set<string>()
  const twice: string[] = []
  for (const each of sent) {
    if (each.kind === 'list') sinceList = new Set()
    else if (sinceList.has(each.key)) twice.push(each.key)
    else sinceList.add(each.key)
  }
  return twice
}
