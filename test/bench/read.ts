import { benchConsole, median, must } from './console.ts'
import { startDemoProcess } from './demo-process.ts'

const rounds = 7
const mostTimes = 1.2
const plusMs = 50

/** Reading 5,000 sessions against a bare request and JSON.parse of the same bytes, in turn. */
export async function benchRead(): Promise<{ what: string; kept: boolean }> {
  const demo = await startDemoProcess(['--sessions', '5000', '--cost', 'none'])
  const { api, close } = await benchConsole()
  try {
    const { siteId } = must(await api.addSite({ name: 'bench', url: demo.url, user: 'robin', saved: false }))
    must(await api.signIn({ siteId, password: '1234' }))
    const cookie = await signInBarely(demo.url)
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await timed(() => readBarely(demo.url, cookie)))
      ours.push(await timed(async () => must(await api.readNow({ siteId }))))
    }
    const [our, their] = [median(ours), median(bare)]
    const what = `reading 5,000 sessions: ${our.toFixed(0)} ms, bare request + JSON.parse ${their.toFixed(0)} ms (at most ${mostTimes} times, plus ${plusMs} ms)`
    return { what, kept: our <= mostTimes * their + plusMs }
  } finally {
    await close()
    demo.stop()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await work()
  return performance.now() - since
}

async function readBarely(url: string, cookie: string): Promise<number> {
  return (await rowsOf(url, cookie, 0)).length
}

async function rowsOf(url: string, cookie: string, limit: number): Promise<readonly unknown[][]> {
  const address = `${url}/api/users/Sessions?fmt=json&limit=${String(limit)}`
  const answer = await fetch(address, { headers: headersWith(cookie) })
  return (JSON.parse(await answer.text()) as { rows: unknown[][] }).rows
}

/** What Lino's own page shows at a time. */
export async function listFifteen(url: string, cookie: string): Promise<void> {
  const rows = await rowsOf(url, cookie, 15)
  if (rows.length !== 15) throw new Error('This is no page of 15 sessions.')
}

/** All keys but that of the cookie. */
export async function keysListed(url: string, cookie: string): Promise<string[]> {
  const own = cookie.split('=')[1]
  return (await rowsOf(url, cookie, 0)).map((row) => String(row[3])).filter((key) => key !== own)
}

const csrf = 'a'.repeat(32)
const headersWith = (cookie: string): Record<string, string> => ({
  cookie,
  'x-csrftoken': csrf,
  'x-requested-with': 'XMLHttpRequest',
})

/** Signs in without the console, and answers the cookie. */
export async function signInBarely(url: string, at = '/api/about/About'): Promise<string> {
  const body = new URLSearchParams({ an: 'sign_in', username: 'rolf', password: '1234' })
  const answer = await fetch(`${url}${at}`, {
    method: 'POST',
    headers: headersWith(`csrftoken=${csrf}`),
    body,
  })
  await answer.arrayBuffer()
  const session = answer.headers.getSetCookie().find((each) => each.startsWith('sessionid='))
  if (!session) throw new Error('The bare sign-in was refused.')
  return session.split(';')[0] ?? ''
}
