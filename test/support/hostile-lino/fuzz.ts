import { stateOf } from '../../../core/domain/state.ts'
import type { HttpAnswer } from '../../../core/ports.ts'
import { createFakeSite, keyOf, ownKey, type FakeSite } from '../../unit/core/lino/fake-site.ts'
import type { Seen } from '../../unit/core/lino/fake-http.ts'
import { fc } from '../properties.ts'
import { anyChange, recordedBodies } from './changed-captures.ts'

const origin = 'http://127.0.0.1:8000'
const fourDays = 4 * 86_400_000

/** Which of a client's requests get odd answers, and how. */
interface Oddness {
  readonly nth: number
  readonly change: (text: string) => string
  /** Null: the answer's own body, changed. */
  readonly body: string | null
  readonly cookie: string | null
}

export const anyOddness: fc.Arbitrary<Oddness> = fc.record({
  nth: fc.nat(11),
  change: anyChange,
  body: fc.option(fc.constantFrom(...recordedBodies)),
  cookie: fc.option(fc.string({ unit: 'binary', maxLength: 30 }).map((text) => `sessionid=${text}`)),
})

/** Answers oddly from the nth request on, to every third one. */
function makeOdd(site: FakeSite, { nth, change, body, cookie }: Oddness): void {
  const { send } = site.http
  let count = -1
  site.http.send = async (request) => {
    const answer = await send(request)
    count += 1
    if (!answer.ok || count < nth || (count - nth) % 3 !== 0) return answer
    const headers: HttpAnswer['headers'] =
      cookie === null ? answer.headers : { ...answer.headers, 'set-cookie': [cookie] }
    return { ...answer, headers, body: change(body ?? answer.body) }
  }
}

/**
 * Everything that a client does, against a site with odd answers. Returns what is wrong with it, in words.
 * Empty: nothing.
 */
export async function wrongsWith(oddness: Oddness): Promise<string[]> {
  const site = createFakeSite(origin)
  makeOdd(site, oddness)
  const { client } = site
  const wrong: string[] = []
  await client.probe()
  await client.signIn({ user: 'robin', password: '1234' })
  for (let round = 0; round < 2; round += 1) {
    const listing = await client.list()
    if (!listing.ok) continue
    const now = site.http.clock.now() + listing.value.serverAheadMs
    for (const session of listing.value.sessions) {
      const isKnown = session.lastActivity !== null && session.expiresAt !== null
      if (stateOf(session, now, fourDays) === 'dangling' && !isKnown) wrong.push('dangling without a time')
      if (client.endsBy(session.ref) === 'usual') await client.endSession(session.ref)
    }
  }
  await client.usersNow()
  await client.signOut()
  return [...wrong, ...site.http.seen.flatMap(misplaced)]
}

/** Keys and password go only where they belong. */
function misplaced({ url, cookie, method, target, form }: Seen): string[] {
  const wrong: string[] = []
  if (new URL(url).origin !== origin) wrong.push(`sent to ${url}`)
  const isSignOut = /^\/(auth|logout)$|an=sign_out$/.test(target)
  const others = [keyOf('luc'), keyOf('nobody')]
  if (others.some((key) => cookie?.includes(key)) && !(method === 'GET' && isSignOut))
    wrong.push(`somebody's key to ${target}`)
  if (
    form.has('password') &&
    (method !== 'POST' || !/^\/(api\/about\/About|api\/users\/UsersOverview|auth)$/.test(target))
  )
    wrong.push(`the password to ${target}`)
  if (target.includes(ownKey)) wrong.push(`our own key in ${target}`)
  return wrong
}
