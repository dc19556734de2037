import type { DemoRequest } from '../../demo/server/recorder.ts'
import type { ProxiedRequest } from './proxy.ts'

/** What a request means to the sessions of a site: all are listed, or one of them is sent for. */
export type Sent = { readonly kind: 'list' } | { readonly kind: 'key'; readonly key: string }

/** Of all that a demo site was asked: its lists, and every request that held the key of one of these. */
export function sentToDemo(requests: readonly DemoRequest[], keys: ReadonlySet<string>): Sent[] {
  return requests.flatMap(({ path, action, sessionKey }): Sent[] => {
    if (sessionKey !== null && keys.has(sessionKey)) return [{ kind: 'key', key: sessionKey }]
    return path === '/api/users/Sessions' && action === null ? [{ kind: 'list' }] : []
  })
}

/** The same of all that went through a proxy; only a list that was answered is one. */
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
