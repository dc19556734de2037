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
  const answer = await fetch(`${url}/api/users/Sessions?fmt=json&limit=0`, { headers: headersWith(cookie) })
  const table = JSON.parse(await answer.text()) as { rows: unknown[] }
  return table.rows.length
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
