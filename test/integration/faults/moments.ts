import { onTestFinished } from 'vitest'
import type { Failure, FailureKind } from '../../../contract/failure.ts'
import { createAxiosHttp } from '../../../core/adapters/axios-http.ts'
import { systemClock } from '../../../core/adapters/system-clock.ts'
import { createLinoClient, type LinoClient } from '../../../core/lino/index.ts'
import type { Fault, FaultTarget } from '../../../demo/site/faults.ts'
import type { DemoOptions } from '../../../demo/options.ts'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import { must } from '../../support/console.ts'
import { startElsewhere, type Elsewhere } from './elsewhere.ts'

/** What the console may be about when something goes wrong. */
export type Moment = 'signing in' | 'listing' | 'ending'

export const credentials = { user: 'robin', password: 'right-password-of-robin' }

/** A site, a client of it, and a place to which nothing may ever be sent. */
export interface Stage {
  readonly site: DemoSite
  readonly client: LinoClient
  readonly elsewhere: Elsewhere
  /** Another user's session, to be ended. */
  readonly victim: string
  /** How many sessions the site has that it had not at first. */
  made(): number
}

/** Milliseconds, far less than usual. */
const short = 1500
const impatient = { 'signing in': { signIn: short }, listing: { list: short }, ending: { end: short } }

/** `hangsAt`: no answer will come then, so the client is not to wait long for it. */
export async function setStage(options: DemoOptions = {}, hangsAt: Moment | null = null): Promise<Stage> {
  const site = await startDemoSite({ sessions: 5, ...options, password: credentials.password })
  const victim = site.addSession({ user: 'luc' })
  const client = createLinoClient({
    url: site.url,
    http: createAxiosHttp(),
    clock: systemClock,
    log: { write: () => undefined },
    allowHttp: false,
    ...(hangsAt === null ? {} : { timeouts: impatient[hangsAt] }),
  })
  onTestFinished(async () => {
    client.close()
    await site.close()
  })
  const before = new Set(site.sessions().map((each) => each.key))
  const made = (): number => site.sessions().filter((each) => !before.has(each.key)).length
  return { site, client, elsewhere: await startElsewhere(), victim, made }
}

/** Which requests go wrong at that moment. */
function targetOf(moment: Moment, frontEnd: DemoOptions['frontEnd']): FaultTarget {
  if (moment === 'signing in') return { action: 'sign_in' }
  if (moment === 'listing') return { path: '/api/users/Sessions' }
  return frontEnd === 'extjs' ? { action: 'sign_out' } : { method: 'GET', path: '/auth' }
}

/** Brings the client there, with everything in order until then, and returns how it fails. */
export async function failsAt(
  moment: Moment,
  fault: Fault,
  { client, site, victim }: Stage,
  frontEnd: DemoOptions['frontEnd'] = 'react',
): Promise<Failure> {
  const target = targetOf(moment, frontEnd)
  if (moment === 'signing in') {
    site.setFault(fault, target)
    return failureOf(await client.signIn(credentials))
  }
  must(await client.signIn(credentials))
  if (moment === 'listing') {
    site.setFault(fault, target)
    return failureOf(await client.list())
  }
  const { sessions } = must(await client.list())
  must(await client.prepareToEnd())
  const ref = sessions.find((each) => each.keyPrefix === victim.slice(0, 6))?.ref ?? ''
  site.setFault(fault, target)
  const answer = await client.endSession(ref)
  if (answer.kind !== 'failed') throw new Error(`no failure: ${answer.kind}`)
  return answer.failure
}

export function failureOf(result: { readonly ok: boolean; readonly failure?: Failure }): Failure {
  if (result.ok || !result.failure) throw new Error('no failure')
  return result.failure
}

/** For a table: the expected failure at each moment. Missing: it cannot happen then. */
export type Expected = Partial<Readonly<Record<Moment, FailureKind>>>
