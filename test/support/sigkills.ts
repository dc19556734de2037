import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import { seededRandom, type Random } from '../../demo/site/random.ts'
import { startDemoSite, type DemoSite } from '../../demo/start.ts'
import { startTerminal, type Terminal } from '../integration/processes/terminal.ts'
import { refOf } from './lino-truth.ts'
import { sentToDemo, sentTwiceUnseen } from './sent-keys.ts'

const day = 86_400_000

/** What became of a console that was killed again and again. */
interface Sigkilled {
  readonly plans: number
  readonly sigkills: number
  /** Of these, before the plan was on the disk, and after all of it was done. */
  readonly beforePlan: number
  readonly afterEnd: number
}

interface Attacked {
  readonly site: DemoSite
  readonly home: string
  readonly random: Random
  /** All keys but those of the sessions that the terminal has made. */
  readonly known: Set<string>
}

/** One plan: what was frozen, and what the test has done to its sessions since. */
interface Attack {
  readonly planned: ReadonlySet<string>
  /** Used again before their requests were sent. */
  readonly woken: Set<string>
  /** Of requests to the site, as many were made before. */
  readonly from: number
}

/**
 * Kills dangling sessions of a demo site with the built terminal. SIGKILL ends the terminal at a random
 * moment, and the kill is resumed, `times` times. Then it runs to its end. Each step expects what a crash may
 * never break.
 */
export async function killKilled(times: number, dangling: number, seed: number): Promise<Sigkilled> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'lino-sigkill-'))
  const site = await startDemoSite({ sessions: 40, dangling: 0, latency: 2, seed })
  const known = new Set(site.sessions().map((each) => each.key))
  const attacked = { site, home, random: seededRandom(seed), known }
  const sum = { plans: 0, sigkills: 0, beforePlan: 0, afterEnd: 0 }
  try {
    expect((await run(home, ['sites', 'add', 'Weleup', site.url, '--user', 'robin'])).code).toBe(0)
    while (sum.sigkills < times) {
      // The first one dies before its plan is on the disk, whatever chance brings afterwards.
      const early = sum.sigkills === 0
      const one = await attackPlan(attacked, dangling, times - sum.sigkills, early)
      sum.plans += 1
      sum.sigkills += one.sigkills
      sum.beforePlan += one.beforePlan
      sum.afterEnd += one.afterEnd
    }
    return sum
  } finally {
    await site.close()
    rmSync(home, { recursive: true, force: true })
  }
}

async function attackPlan(
  attacked: Attacked,
  dangling: number,
  most: number,
  early: boolean,
): Promise<Omit<Sigkilled, 'plans'>> {
  const { site, home, random } = attacked
  for (const key of addDangling(site, random, dangling)) attacked.known.add(key)
  const attack: Attack = { planned: danglingKeys(site), woken: new Set(), from: site.requests().length }
  const others = rowsBut(site, attack.planned)
  const count = { sigkills: 0, beforePlan: 0, afterEnd: 0 }
  for (;;) {
    const begun = isBegun(home)
    // Without a plan on the disk nothing was sent, so the kill may simply begin again.
    if (!begun) expect(keysSent(site, attack)).toEqual([])
    const args = ['kill', 'Weleup', begun ? '--resume' : '--dangling', '--yes', '--json']
    const terminal = startTerminal(args, envOf(home))
    const moment = early && count.sigkills === 0 ? 'signing in' : 'any'
    const killed = count.sigkills < most && (await killAtChance(terminal, attacked, attack, moment))
    const ended = await terminal.ended
    if (!killed) {
      expectEnded(attacked, attack, ended, begun)
      break
    }
    count.sigkills += 1
    if (isBegun(home)) wakeOne(attacked, attack)
    else if (keysSent(site, attack).length === 0) count.beforePlan += 1
    else {
      // It was killed when its journal was already gone.
      count.afterEnd += 1
      break
    }
  }
  await expectTruth(attacked, attack, others, count.sigkills)
  return count
}

/** A session that is used before its request stays, whatever has crashed. */
function wakeOne({ site, random }: Attacked, { planned, woken }: Attack): void {
  const left = site.sessions().filter((each) => planned.has(each.key) && !woken.has(each.key))
  const chosen = left[random.below(left.length)]
  if (!chosen || random.next() < 0.5) return
  site.touch(chosen.key)
  woken.add(chosen.key)
}

/** Waits for a random moment and kills it then. False: it had ended before. */
async function killAtChance(
  { process: child }: Terminal,
  { site, home, random }: Attacked,
  attack: Attack,
  moment: 'signing in' | 'any',
): Promise<boolean> {
  const ended = (): boolean => child.exitCode !== null
  const kind = random.next()
  const since = site.requests().length
  const left = site.sessions().filter((each) => attack.planned.has(each.key)).length
  if (moment === 'any' && kind < 0.15) await setTimeout(random.below(500))
  else {
    const after = moment === 'any' ? requestsBefore(kind, left, isBegun(home), random) : 2
    while (!ended() && site.requests().length < since + after) await setTimeout(1)
  }
  return !ended() && child.kill('SIGKILL') && (await diedOf(child))
}

/** After this number of requests: while it signs in and lists, while it sends, or around its end. */
function requestsBefore(kind: number, left: number, begun: boolean, random: Random): number {
  if (kind < (begun ? 0.3 : 0.7)) return random.below(begun ? 15 : 7)
  return kind < 0.85 ? random.below(left + 15) : left + random.below(25)
}

async function diedOf(child: Terminal['process']): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) await setTimeout(1)
  return child.signalCode === 'SIGKILL'
}

function expectEnded(
  { site, known }: Attacked,
  { planned, woken }: Attack,
  ended: Awaited<Terminal['ended']>,
  resumed: boolean,
): void {
  // No key: a text of that length is a journal's digest.
  expect(ended.stdout).not.toMatch(/[a-z0-9]{32}(?<![0-9a-f]{32})/)
  // Its end was on the disk when it was killed, so there was nothing to resume.
  if (resumed && ended.code === 2) return
  expect(ended.code, ended.stderr + ended.stdout.slice(0, 500)).toBe(0)
  // It names what the SIGKILLs have left of its own, and no other session.
  expect(ended.stderr).toMatch(/^(Note: This program left [^\n]*\n)?$/)
  const ownLeft = site.sessions().flatMap(({ key }) => (known.has(key) ? [] : [refOf(site.url, key)]))
  const named = [...ended.stderr.matchAll(/--ref (\w+)/g)].map(([, ref]) => ref)
  expect(ownLeft).toEqual(expect.arrayContaining(named))
  const document = JSON.parse(ended.stdout) as {
    readonly planned: number
    readonly outcomes: Readonly<Record<string, number>>
    readonly sessions: readonly {
      readonly ref: string
      readonly outcome: string
      readonly reason: string | null
    }[]
  }
  const { killed = 0, alreadyGone = 0, spared = 0 } = document.outcomes
  expect({ ...document.outcomes, planned: document.planned }).toMatchObject({
    refused: 0,
    failed: 0,
    unknown: 0,
    planned: planned.size,
    spared: woken.size,
  })
  expect(killed + alreadyGone + spared).toBe(planned.size)
  expect(document.sessions).toHaveLength(planned.size)
  const sparedRefs = document.sessions
    .filter((each) => each.outcome === 'spared')
    .map((each) => [each.ref, each.reason])
  const wokenRefs = [...woken].map((key) => [refOf(site.url, key), 'becameActive'])
  expect(sparedRefs.sort()).toEqual(wokenRefs.sort())
}

async function expectTruth(
  { site, home }: Attacked,
  attack: Attack,
  others: readonly unknown[],
  sigkills: number,
): Promise<void> {
  const { planned, woken, from } = attack
  const rows = site.sessions()
  const left = rows.filter((each) => planned.has(each.key)).map((each) => each.key)
  expect(left.sort()).toEqual([...woken].sort())
  // No other session was touched. New sessions are those that a SIGKILL leaves of our own.
  const now = rowsBut(site, planned)
  expect(now).toEqual(expect.arrayContaining([...others]))
  expect(now.length - others.length).toBeLessThanOrEqual(sigkills)
  const before = new Set([...others].map((each) => Reflect.get(Object(each), 'key') as string))
  expect(now.filter((each) => !before.has(each.key) && each.user !== 'robin')).toEqual([])
  const requests = site.requests().slice(from)
  expect(requests.filter((each) => before.has(each.sessionKey ?? ''))).toEqual([])
  expect(sentTwiceUnseen(sentToDemo(requests, planned))).toEqual([])
  expect(readdirSync(path.join(home, 'journals'))).toEqual([])
  expect(await run(home, ['audit', '--verify'])).toMatchObject({ code: 0, stderr: '' })
}

function addDangling(site: DemoSite, random: Random, count: number): string[] {
  return Array.from({ length: count }, () => {
    const user = random.pick(['marc', 'luc', 'romain', 'rolf', 'robin'])
    const idleMs = Math.floor((4.1 + 8 * random.next()) * day)
    return site.addSession({ user, idleMs, key: random.key() })
  })
}

function danglingKeys(site: DemoSite): Set<string> {
  const now = site.now()
  const dangling = site
    .sessions()
    .filter((each) => each.user !== null && each.lastActivity !== null && each.expire > now)
    .filter((each) => now - (each.lastActivity ?? 0) > 4 * day)
  return new Set(dangling.map((each) => each.key))
}

const rowsBut = (site: DemoSite, keys: ReadonlySet<string>): ReturnType<DemoSite['sessions']> =>
  site.sessions().filter((each) => !keys.has(each.key))

function keysSent(site: DemoSite, { planned, from }: Attack): string[] {
  return sentToDemo(site.requests().slice(from), planned).flatMap((each) =>
    each.kind === 'key' ? [each.key] : [],
  )
}

/** Whether a whole plan is on the disk. */
function isBegun(home: string): boolean {
  const folder = path.join(home, 'journals')
  try {
    return readdirSync(folder).some((name) => readFileSync(path.join(folder, name), 'utf8').includes('\n'))
  } catch {
    return false
  }
}

const envOf = (home: string): Record<string, string> => ({
  LINO_SESSIONS_HOME: home,
  LINO_SESSIONS_NO_KEYCHAIN: '1',
  LINO_SESSIONS_PASSWORD: '1234',
})

const run = (home: string, args: readonly string[]): Terminal['ended'] =>
  startTerminal(args, envOf(home)).ended
