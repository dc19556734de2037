import { describe, expect, it } from 'vitest'
import type { KillCommand } from '../../../../../main/cli/args/command.ts'
import { run } from '../../../../../main/cli/run.ts'
import type { FakeOptions, FakeWorld, WorldOptions } from '../fake-world.ts'
import { allKilled, day, interruptedRun, now, session } from '../fake-data.ts'
import { fakeConsole, fakeWorld } from '../fake-world.ts'

const sessions = [session(2, { lastActivity: now - 6 * day }), session(3, { lastActivity: now - 9 * day })]
const resume: KillCommand = {
  name: 'kill',
  choice: { site: 'office', user: null, allowHttp: false, enterFull: false },
  rule: 'resume',
  confirm: 'yes',
  report: null,
}
const before = { ref: 'd'.repeat(32), keyPrefix: '', user: 'marc', outcome: 'killed', reason: null } as const

async function ran(
  command: KillCommand,
  { json = true, ...options }: FakeOptions & WorldOptions & { json?: boolean } = {},
): Promise<FakeWorld & { readonly code: number; readonly calls: readonly string[] }> {
  const console = fakeConsole({ sessions, keychain: true, ...options })
  const fake = fakeWorld(console, options)
  return { ...fake, code: await run(command, json, fake.world), calls: console.calls }
}

describe('kill --resume', () => {
  it('is a usage error before anything is sent, if no kill of this site was interrupted', async () => {
    const other = interruptedRun({ siteId: 's9', url: 'https://other.example.com' })
    const { code, written, calls } = await ran(resume, { interruptedRuns: [other] })
    expect(code).toBe(2)
    expect(JSON.parse(written.stdout)).toMatchObject({ failure: { kind: 'usage' } })
    expect(calls).toEqual([])
  })

  it('is resumed, and the result covers the whole run', async () => {
    const script: FakeOptions['script'] = (plan) => {
      const done = allKilled(plan)
      return { ...done, results: [...done.results, before] }
    }
    const { code, written, calls } = await ran(resume, { interruptedRuns: [interruptedRun()], script })
    expect(code).toBe(0)
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['signIn', 'previewResume', 'startKill'])
    expect(written.stderr).toBe('')
    expect(JSON.parse(written.stdout)).toMatchObject({
      planned: 5,
      outcomes: { killed: 3 },
      sessions: [{}, {}, { ref: before.ref, user: 'marc', outcome: 'killed', reason: null }],
    })
  })

  it('names each session once, though the plan leaves it out and the run knows its outcome', async () => {
    const leftOut = [{ ref: before.ref, reason: 'notListed' }] as const
    const script: FakeOptions['script'] = (plan) => ({ ...allKilled(plan), results: [before] })
    const { written } = await ran(resume, { interruptedRuns: [interruptedRun()], script, plan: { leftOut } })
    expect(JSON.parse(written.stdout)).toMatchObject({ sessions: [{ ref: before.ref, outcome: 'killed' }] })
    expect((JSON.parse(written.stdout) as { sessions: unknown[] }).sessions).toHaveLength(1)
  })

  it('takes the oldest of several and says so, and knows a one-off by its URL and account', async () => {
    const runs = [
      interruptedRun({ siteId: null }),
      interruptedRun({ runId: 'older', startedAt: now - 2 * day }),
    ]
    const { written, calls } = await ran(resume, { interruptedRuns: runs })
    expect(calls[1]).toBe('previewResume {"runId":"older"}')
    expect(written.stderr).toMatch(/^Note: 2 kills of this site were interrupted\. The oldest is resumed/)
  })

  it('asks nothing and starts nothing if no session remains, and prints the figures', async () => {
    const options = { interruptedRuns: [interruptedRun()], sessions: [], typed: [] }
    const { code, calls, written } = await ran({ ...resume, confirm: 'ask' }, options)
    expect([code, calls.at(-1)?.split(' ')[0]]).toEqual([0, 'previewResume'])
    expect(JSON.parse(written.stdout)).toMatchObject({ planned: 5, outcomes: { killed: 3 }, sessions: [] })
    const words = await ran(resume, { ...options, json: false })
    expect(words.written.stdout).toMatch(
      /^Nothing is left to kill\.\nResumes the kill of 5 sessions that began on .*\. Outcomes so far, by a fresh list: 3 killed\.\n$/,
    )
  })

  it('names each session if none remains, because its outcome is known', async () => {
    const options = { interruptedRuns: [interruptedRun()], sessions: [], settled: [before] }
    const { written } = await ran(resume, options)
    expect(JSON.parse(written.stdout)).toMatchObject({
      sessions: [{ ref: before.ref, user: 'marc', outcome: 'killed', reason: null }],
    })
  })

  it('exits with 1 if a settled session failed', async () => {
    const { outcomes } = interruptedRun()
    const interruptedRuns = [interruptedRun({ outcomes: { ...outcomes, refused: 2 } })]
    expect((await ran(resume, { interruptedRuns, sessions: [] })).code).toBe(1)
  })

  it('shows in a dry run what is left, and starts nothing', async () => {
    const options = { interruptedRuns: [interruptedRun()], json: false }
    const { code, written, calls } = await ran({ ...resume, confirm: 'dryRun' }, options)
    expect([code, calls.at(-1)]).toEqual([0, 'previewResume {"runId":"r0"}'])
    expect(written.stdout).toContain('Would kill 2 sessions')
    expect(written.stdout).toMatch(
      /Resumes the kill of 5 sessions that began on 2026-11-22 \d\d:00\. Outcomes so far, by a fresh list: 3 killed\./,
    )
  })

  it('is mentioned by a new kill', async () => {
    const anew: KillCommand = { ...resume, rule: { dangling: true } }
    const { code, written, calls } = await ran(anew, { interruptedRuns: [interruptedRun()] })
    expect([code, calls.at(-1)?.split(' ')[0]]).toEqual([0, 'startKill'])
    expect(written.stderr).toMatch(
      /^Note: A kill of 5 sessions on this site, begun 2026-11-22 \d\d:00, was interrupted\. --resume resumes it, --drop drops it\.\n$/,
    )
  })
})
