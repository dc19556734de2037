import { describe, expect, it } from 'vitest'
import type { ConsoleApi } from '../../../../../contract/console-api.ts'
import type { KillPlan, KillRun } from '../../../../../contract/kill.ts'
import type { KillCommand } from '../../../../../main/cli/args/command.ts'
import { run } from '../../../../../main/cli/run.ts'
import type { FakeOptions, FakeWorld, WorldOptions } from '../fake-world.ts'
import { allKilled, day, now, session, startedRun } from '../fake-data.ts'
import { fakeConsole, fakeWorld } from '../fake-world.ts'
import { failSaying } from '../../../../support/failures.ts'

const sessions = [
  session(1, { own: true, user: 'robin', lastActivity: now }),
  session(2, { lastActivity: now - 6 * day }),
  session(3, { lastActivity: now - 9 * day }),
  session(4, { lastActivity: now - 1000 }),
  session(5, { user: 'marc', lastActivity: now - 1000 }),
  session(6, { user: 'marc', lastActivity: now - 1000 }),
]
const dangling: KillCommand = {
  name: 'kill',
  choice: { site: 'office', user: null, allowHttp: false, enterFull: false },
  rule: { dangling: true },
  confirm: 'yes',
  report: null,
}
const none = { killed: 0, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 }

interface Ran extends FakeWorld {
  readonly code: number
  readonly calls: readonly string[]
}

async function ran(
  command: KillCommand,
  { json = true, ...options }: FakeOptions & WorldOptions & { json?: boolean } = {},
): Promise<Ran> {
  const console = fakeConsole({ sessions, keychain: true, ...options })
  const fake = fakeWorld(console, options)
  const code = await run(command, json, fake.world)
  return { ...fake, code, calls: console.calls }
}

describe('kill --json', () => {
  it('prints what became of each, the longest idle first', async () => {
    const { code, written } = await ran(dangling)
    expect(code).toBe(0)
    const document = JSON.parse(written.stdout) as Record<string, unknown>
    expect(Object.keys(document)).toEqual(['site', 'dryRun', 'planned', 'outcomes', 'sessions', 'leftOut'])
    expect(document).toMatchObject({ dryRun: false, planned: 2, outcomes: { ...none, killed: 2 } })
    expect(document['sessions']).toEqual([
      { ref: '0000000000000003', user: 'luc', outcome: 'killed', reason: null },
      { ref: '0000000000000002', user: 'luc', outcome: 'killed', reason: null },
    ])
  })

  it('counts what its filters leave out because of its state', async () => {
    const leftOutBy = async (rule: KillCommand['rule']): Promise<unknown> => {
      const { written } = await ran({ ...dangling, rule, confirm: 'dryRun' })
      return (JSON.parse(written.stdout) as { leftOut: unknown }).leftOut
    }
    expect(await leftOutBy({ users: ['marc'] })).toEqual({ own: 0, active: 2, unknown: 0 })
    expect(await leftOutBy({ users: ['robin'] })).toEqual({ own: 0, active: 0, unknown: 0 })
    expect(await leftOutBy({ users: ['marc'], makeRoom: 1 })).toEqual({ own: 0, active: 0, unknown: 0 })
  })

  it('sends nothing in a dry run', async () => {
    const { code, written, calls } = await ran({ ...dangling, confirm: 'dryRun' })
    expect(code).toBe(0)
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['signIn', 'previewKill'])
    expect(JSON.parse(written.stdout)).toMatchObject({
      dryRun: true,
      planned: 2,
      outcomes: none,
      sessions: [{ ref: '0000000000000003', user: 'luc', outcome: 'planned', reason: null }, {}],
    })
  })

  it('has nothing to do if nothing matches', async () => {
    const { code, written } = await ran({ ...dangling, rule: { users: ['rolf'] } })
    expect(code).toBe(0)
    expect(JSON.parse(written.stdout)).toMatchObject({ planned: 0, outcomes: none, sessions: [] })
    expect(written.stderr).toBe('Note: No session of rolf is listed.\n')
  })

  it('says which names of its plan look like those of other users', async () => {
    const alike = [session(7, { user: 'm\u0430rc', lastActivity: now - 9 * day })]
    const options = { sessions: [...sessions, ...alike] }
    const { code, written } = await ran(dangling, options)
    expect(code).toBe(0)
    expect(written.stderr).toBe('Note: names of different users look alike: marc, m\\u0430rc.\n')
    const others = await ran({ ...dangling, rule: { refs: [session(2).ref] } }, options)
    expect(others.written.stderr).toBe('')
  })

  it('takes a name for exactly that one, and says if another listed one only looks like it', async () => {
    const alike = [session(7, { user: 'm\u0430rc', lastActivity: now - 9 * day })]
    const options = { sessions: [...sessions, ...alike] }
    const only = 'Note: m\\u0430rc is listed, too. It only looks like marc, and is another user.\n'
    const asked = await ran({ ...dangling, rule: { users: ['marc'], includeActive: true } }, options)
    expect(JSON.parse(asked.written.stdout)).toMatchObject({ planned: 2 })
    expect(asked.written.stderr).toBe(only)
    const spared = await ran(
      { ...dangling, rule: { refs: [session(2).ref], exemptUsers: ['marc'] } },
      options,
    )
    expect(spared.written.stderr).toBe(only)
  })

  it('never plans the own session, spares it if it is named, and takes an unlisted ref for already gone', async () => {
    const everyone = await ran({ ...dangling, rule: { all: true } })
    expect(JSON.parse(everyone.written.stdout)).toMatchObject({
      planned: 5,
      outcomes: { killed: 5, spared: 0 },
    })
    const rule = { refs: ['0000000000000001', 'ffffffffffffffff', '0000000000000004'] }
    const { code, written } = await ran({ ...dangling, rule })
    expect(code).toBe(0)
    expect(JSON.parse(written.stdout)).toMatchObject({
      planned: 1,
      sessions: [
        { ref: '0000000000000004', user: 'luc', outcome: 'killed', reason: null },
        { ref: '0000000000000001', user: 'robin', outcome: 'spared', reason: 'own' },
        { ref: 'ffffffffffffffff', user: null, outcome: 'alreadyGone', reason: null },
      ],
    })
  })

  it('reports exempt and newest sessions as spared, and none that the rule did not reach', async () => {
    const leftOut = [
      { ref: '0000000000000004', reason: 'exempt' },
      { ref: '0000000000000005', reason: 'newest' },
      { ref: '0000000000000006', reason: 'unknownActivity' },
    ] as const
    const { code, written } = await ran(dangling, { plan: { leftOut } })
    expect(code).toBe(0)
    expect(JSON.parse(written.stdout)).toMatchObject({
      planned: 2,
      outcomes: { ...none, killed: 2, spared: 2 },
      sessions: [
        {},
        {},
        { ref: '0000000000000004', user: 'luc', outcome: 'spared', reason: 'exempt' },
        { ref: '0000000000000005', user: 'marc', outcome: 'spared', reason: 'newest' },
      ],
    })
    const words = await ran(dangling, { plan: { leftOut }, json: false })
    expect(words.written.stdout).toContain(
      'Left out: 1 exempt, 1 kept as its user’s newest, 1 with an unknown last activity.',
    )
    expect(words.written.stdout).not.toContain('0000000000000004')
  })

  it('hands the rule on as it is', async () => {
    const rule = { makeRoom: 3, exemptUsers: ['luc'], signInOver: true, max: 9 }
    const { calls } = await ran({ ...dangling, rule })
    expect(calls[1]).toBe(`previewKill ${JSON.stringify({ siteId: 's1', rule, leavesAfter: true })}`)
  })

  it('gives the outcomes so far and the failure that stopped it', async () => {
    const { failure } = failSaying('unreachable', 'The site cannot be reached.')
    const { code, written } = await ran(dangling, {
      script: (plan) => {
        const done = allKilled(plan)
        const results = done.results.map((each, at) =>
          at === 0 ? each : { ...each, outcome: 'unknown' as const, reason: 'unreachable' as const },
        )
        return { ...done, results, failure }
      },
    })
    expect(code).toBe(1)
    expect(JSON.parse(written.stdout)).toMatchObject({
      outcomes: { killed: 1, unknown: 1 },
      sessions: [{ outcome: 'killed' }, { outcome: 'unknown', reason: 'unreachable' }],
      failure: { kind: 'unreachable', hint: 'The site cannot be reached.' },
    })
  })

  it('is interrupted in the middle: cancelled first, then the outcomes, the failure and 130', async () => {
    let done: KillRun | null = null
    const console = fakeConsole({
      sessions,
      script: (plan) => {
        const results = allKilled(plan).results.map((each, at) =>
          at === 0 ? each : { ...each, outcome: 'spared' as const, reason: 'cancelled' as const },
        )
        done = { ...allKilled(plan), cancelled: true, results }
        return startedRun(plan)
      },
      onCancel: (emit) => {
        if (done) emit({ type: 'killRun', run: done })
      },
    })
    const { world, interruption, written } = fakeWorld(console)
    const running = run(dangling, true, world)
    await expect.poll(() => console.calls.at(-1)?.split(' ')[0]).toBe('startKill')
    interruption.request()
    expect(await running).toBe(130)
    expect(JSON.parse(written.stdout)).toMatchObject({
      planned: 2,
      outcomes: { killed: 1, spared: 1 },
      failure: { kind: 'interrupted' },
    })
  })
})

it('an interruption in the moment in which the plan is there comes in time: nothing is started', async () => {
  const console = fakeConsole({ sessions, keychain: true })
  const previewKill: ConsoleApi['previewKill'] = async (args) => {
    const plan = await console.api.previewKill(args)
    interruption.request()
    return plan
  }
  const { world, interruption } = fakeWorld({ ...console, api: { ...console.api, previewKill } })
  expect(await run(dangling, true, world)).toBe(130)
  expect(console.calls.map((call) => call.split(' ')[0])).toEqual(['signIn', 'previewKill'])
})

describe('kill at a typed address where another one has the Lino', () => {
  const typed = 'https://lino.example/one'
  const other = 'https://lino.example/'
  const elsewhere = { ...dangling, choice: { ...dangling.choice, site: typed, user: 'robin' } }

  async function killedAt(command: KillCommand, answer: string): Promise<Ran & { added: string[] }> {
    const console = fakeConsole({ sessions })
    const { addSite } = console.api
    const added: string[] = []
    const here = (): boolean => added.at(-1) === other
    const notLino = failSaying('notLino', 'There is no Lino.', { correctedUrl: other })
    const api: ConsoleApi = {
      ...console.api,
      addSite: (args) => {
        added.push(args.url)
        return addSite(args)
      },
      probeSite: async () => notLino,
      signIn: async (args) => (here() ? console.api.signIn(args) : failSaying('notLino', 'No Lino.')),
    }
    const fake = fakeWorld({ ...console, api }, { typed: [answer, 'y'] })
    const code = await run(command, true, fake.world)
    return { ...fake, code, calls: console.calls, added }
  }

  it('offers that address to a person', async () => {
    const { code, added, written } = await killedAt({ ...elsewhere, confirm: 'ask' }, 'y')
    expect([code, added]).toEqual([0, [typed, other]])
    expect(written.stderr).toContain(`Use ${other} instead?`)
  })

  it('offers none with --yes, even on a terminal, and names it in the failure', async () => {
    const { code, added, written } = await killedAt(elsewhere, 'y')
    expect([code, added]).toEqual([4, [typed]])
    expect(written.stderr).not.toContain('instead?')
    expect(JSON.parse(written.stdout)).toMatchObject({ failure: { kind: 'notLino', correctedUrl: other } })
  })
})

describe('kill asks', () => {
  const ask: KillCommand = { ...dangling, confirm: 'ask' }

  it('nobody, without a terminal: a usage error before anything is sent', async () => {
    const { code, calls } = await ran(ask)
    expect(code).toBe(2)
    expect(calls).toEqual([])
  })

  it.each(['', 'n', 'no', 'ja', '2'])('and takes %j for a no', async (typed) => {
    const { code, written, calls } = await ran(ask, { typed: [typed] })
    expect(code).toBe(2)
    expect(JSON.parse(written.stdout)).toMatchObject({ failure: { kind: 'usage' } })
    expect(calls.some((call) => call.startsWith('startKill'))).toBe(false)
  })

  it('with what the plan means on stderr, and takes y for a yes, which a countdown follows', async () => {
    const plan: FakeOptions['plan'] = {
      byUser: [
        { user: 'luc', count: 2, keeps: 1, keepsActive: 1, idleFromSeconds: 518_400, idleToSeconds: 777_600 },
      ],
    }
    const { code, written, calls } = await ran(ask, { typed: ['Y'], json: false, plan })
    expect(code).toBe(0)
    expect(written.stderr).toContain('luc: 2 sessions, idle 6 to 9 days, keeps 1 active session')
    expect(written.stderr).toContain('Sessions are ended by their own sign-out.')
    expect(written.stderr).toContain('Kill 2 sessions on office (https://office.example.com)? [y/N]')
    expect(written.stdout).toContain('Killed 2 of 2 sessions on office')
    expect(calls.at(-1)).toBe('startKill {"planIds":["p1"],"countdownSeconds":5}')
  })

  it('for the number if the plan requires it, because a yes is not enough', async () => {
    const options: FakeOptions = { plan: { typeNumber: true } }
    const yes = await ran(ask, { ...options, typed: ['y'] })
    expect(yes.code).toBe(2)
    const typed = await ran(ask, { ...options, typed: ['2'] })
    expect(typed.code).toBe(0)
    expect(typed.calls.at(-1)).toBe('startKill {"planIds":["p1"],"typedNumber":2,"countdownSeconds":5}')
  })

  it('nobody with --yes, and counts nothing down', async () => {
    const { calls } = await ran(dangling, { typed: [] })
    expect(calls.at(-1)).toBe('startKill {"planIds":["p1"],"countdownSeconds":0}')
  })

  it('cancelled in the countdown: nothing was sent, all spared, 130', async () => {
    const console = fakeConsole({
      sessions,
      keychain: true,
      script: (plan) => startedRun(plan, { phase: 'countdown', waitsUntil: now + 5000 }),
      onCancel: (emit) => emit({ type: 'killRun', run: cancelledRun }),
    })
    const { world, interruption, written } = fakeWorld(console, { typed: ['y'], watched: true })
    const running = run(ask, true, world)
    await expect.poll(() => written.stderr).toContain('Killing in 5… Ctrl-C cancels')
    interruption.request()
    expect(await running).toBe(130)
    expect(JSON.parse(written.stdout)).toMatchObject({
      planned: 2,
      outcomes: { ...none, spared: 2 },
      sessions: [{ outcome: 'spared', reason: 'cancelled' }, {}],
      failure: { kind: 'interrupted' },
    })
  })
})

const cancelledRun: KillRun = {
  ...startedRun({ planId: 'p1', victims: [] }, { planned: 2, phase: 'done', cancelled: true, endedAt: now }),
  results: ['0000000000000003', '0000000000000002'].map((ref) => ({
    ref,
    keyPrefix: 'abc123',
    user: 'luc',
    outcome: 'spared',
    reason: 'cancelled',
  })),
}

describe('kill for a person', () => {
  it('reports a damaged audit log, on stderr', async () => {
    const script: FakeOptions['script'] = (plan) => ({ ...allKilled(plan), auditDamaged: true })
    const { code, written } = await ran(dangling, { json: false, script })
    expect(code).toBe(0)
    expect(written.stderr).toContain('Note: The audit log is damaged')
    expect(written.stderr).toContain('lino-sessions audit --verify')
  })

  it('shows in a dry run what and why, and the way sessions are ended', async () => {
    const { written } = await ran({ ...dangling, confirm: 'dryRun' }, { json: false })
    expect(written.stdout).toMatch(/luc +dangling +abc123 +0000000000000003 +idle for 9 d\n/)
    expect(written.stdout).toContain('Would kill 2 sessions')
    expect(written.stdout).toContain('Sessions are ended by their own sign-out.')
    expect(written.stdout).toContain('Nothing was sent')
  })

  it('names only those that were not killed', async () => {
    const script: FakeOptions['script'] = (plan) => {
      const done = allKilled(plan)
      const results = done.results.map((each, at) =>
        at === 0 ? each : { ...each, outcome: 'spared' as const, reason: 'becameActive' as const },
      )
      return { ...done, results }
    }
    const { code, written } = await ran(dangling, { json: false, script })
    expect(code).toBe(0)
    expect(written.stdout).toMatch(/0000000000000002 +spared: became active since the preview/)
    expect(written.stdout).not.toContain('0000000000000003')
    expect(written.stdout).toContain('Killed 1 of 2 sessions')
  })
})

describe('kill of what only ends by signing in over it', () => {
  it('names the option, once the run has shown that there are such', async () => {
    const refused = (plan: KillPlan): KillRun => {
      const run = allKilled(plan)
      const results = run.results.map((each) => ({
        ...each,
        outcome: 'failed' as const,
        reason: 'cannotEnd' as const,
      }))
      return { ...run, results, outcomes: { ...none, failed: results.length } }
    }
    const console = fakeConsole({ sessions, keychain: true, script: refused })
    const previewKill: ConsoleApi['previewKill'] = async (args) => {
      const plan = await console.api.previewKill(args)
      if (!plan.ok || !args.rule.refs) return plan
      return {
        ok: true,
        value: { ...plan.value, warnings: [{ code: 'cannotEnd', count: 2, bySigningIn: 2 }] },
      }
    }
    const { world, written } = fakeWorld({ ...console, api: { ...console.api, previewKill } })
    expect(await run(dangling, true, world)).toBe(1)
    expect(written.stderr).toContain('The option --sign-in-over does that.')
  })
})
