import type { ConsoleCalls, ConsoleMethod } from '../../../contract/console-api.ts'
import type { Result } from '../../../contract/failure.ts'
import type { KillRun } from '../../../contract/kill.ts'
import type { SiteState } from '../../../contract/site.ts'
import { expect } from 'vitest'
import { must } from '../../support/console.ts'
import { pageHeaders } from '../../support/page-secret.ts'
import { ask } from '../../support/raw-http.ts'

/** Calls a browser host as its page does. */
export type Call = <M extends ConsoleMethod>(
  method: M,
  args: ConsoleCalls[M]['args'],
) => Promise<Result<ConsoleCalls[M]['result']>>

/** Redeems the address that a browser host has printed. */
export async function enterHost(url: string): Promise<Call> {
  const { port } = new URL(url)
  const secret = await pageHeaders(url)
  return async <M extends ConsoleMethod>(method: M, args: ConsoleCalls[M]['args']) => {
    const answer = await ask(Number(port), {
      method: 'POST',
      path: `/api/${method}`,
      headers: { ...secret, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    })
    return JSON.parse(answer.body) as Result<ConsoleCalls[M]['result']>
  }
}

/** The only site there is. */
export async function onlySite(call: Call): Promise<SiteState> {
  const [site, ...more] = must(await call('listSites', {}))
  if (!site || more.length > 0) throw new Error(`${more.length + (site ? 1 : 0)} sites`)
  return site
}

/** Kills these, and waits until a list has shown what became of them. */
export async function killThese(call: Call, siteId: string, refs: readonly string[]): Promise<KillRun> {
  const plan = must(await call('previewKill', { siteId, rule: { refs } }))
  const [started] = must(
    await call('startKill', {
      planIds: [plan.planId],
      typedNumber: plan.victims.length,
      countdownSeconds: 0,
    }),
  )
  const runId = started?.runId ?? 'none'
  const run = async (): Promise<KillRun> => must(await call('killRun', { runId }))
  await expect.poll(async () => (await run()).phase, { timeout: 20_000, interval: 50 }).toBe('done')
  return run()
}
