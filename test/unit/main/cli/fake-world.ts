import type { CertificateInfo } from '../../../../contract/certificate.ts'
import type { ConsoleApi, ConsoleEvent } from '../../../../contract/console-api.ts'
import type { Failure, Result } from '../../../../contract/failure.ts'
import { fail, succeed } from '../../../../contract/failure.ts'
import type { KillPlan, KillRun } from '../../../../contract/kill.ts'
import type { Session } from '../../../../contract/session.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { makeKillPlan } from '../../../../core/domain/kill-plan.ts'
import { createInterruption } from '../../../../main/cli/interruption.ts'
import type { Interruption } from '../../../../main/cli/interruption.ts'
import type { World } from '../../../../main/cli/world.ts'

export const day = 86_400_000
export const now = Date.UTC(2026, 10, 23, 12)

export function session(ref: number, more: Partial<Session> = {}): Session {
  return {
    ref: ref.toString(16).padStart(16, '0'),
    keyPrefix: 'abc123',
    user: 'luc',
    ip: '10.0.0.1',
    lastActivity: now - day,
    activityUnknown: null,
    lastSaved: now - day,
    expiresAt: now + 10 * day,
    own: false,
    ...more,
  }
}

export const site: SiteState = {
  siteId: 's1',
  name: 'office',
  url: 'https://office.example.com',
  user: 'robin',
  demo: false,
  allowHttp: false,
  saved: true,
  danglingAfterMs: 4 * day,
  access: 'signedIn',
  frontEnd: 'react',
  killBy: 'signOut',
  sessionsLimit: 50,
  cookieAgeSeconds: 1_209_600,
  clockOffsetMinutes: 60,
  keepSeat: true,
  certificate: null,
  passwordKnown: false,
  leftOvers: [],
  serverAheadMs: 0,
  readAt: now,
  reading: false,
  failure: null,
  failedAt: null,
  counts: null,
  generation: 1,
}

const certificate: CertificateInfo = {
  fingerprint: Array.from({ length: 32 }, () => 'AB').join(':'),
  subject: 'CN=office',
  issuer: 'CN=office',
  validFrom: now - day,
  validTo: now + day,
  selfSigned: true,
  hostMatches: true,
}

/** How a fake kill run goes: told step by step, ended as given. */
type RunScript = (plan: KillPlan, tell: (run: KillRun) => void) => KillRun

export interface FakeConsole {
  readonly api: ConsoleApi
  readonly calls: string[]
  readonly emit: (event: ConsoleEvent) => void
}

const unused = async (): Promise<never> => {
  throw new Error('not expected to be called')
}

export interface FakeOptions {
  readonly sessions?: readonly Session[]
  readonly sites?: readonly SiteState[]
  /** The keychain holds what signing in needs. */
  readonly keychain?: boolean
  readonly signIn?: (args: { password?: string; code?: string }) => Promise<Result<SiteState>>
  readonly script?: RunScript
  readonly onCancel?: (emit: (event: ConsoleEvent) => void) => void
  readonly notices?: readonly string[]
}

export function startedRun(plan: KillPlan, more: Partial<KillRun> = {}): KillRun {
  return {
    runId: 'r1',
    planId: plan.planId,
    siteId: site.siteId,
    siteName: site.name,
    killBy: 'signOut',
    phase: 'running',
    planned: plan.victims.length,
    sent: 0,
    startedAt: now,
    endedAt: null,
    cancelled: false,
    failure: null,
    outcomes: { killed: 0, alreadyGone: 0, spared: 0, refused: 0, failed: 0, unknown: 0 },
    results: [],
    ...more,
  }
}

export function allKilled(plan: KillPlan): KillRun {
  const results = plan.victims.map(({ ref, keyPrefix, user }) => ({
    ...{ ref, keyPrefix, user },
    outcome: 'killed' as const,
    reason: null,
  }))
  return startedRun(plan, { phase: 'done', sent: results.length, endedAt: now, results })
}

/** The console, as far as the terminal uses it, over sessions in memory. */
export function fakeConsole(options: FakeOptions = {}): FakeConsole {
  const { sessions = [], sites = [site], script = allKilled } = options
  const calls: string[] = []
  const listeners = new Set<(event: ConsoleEvent) => void>()
  const emit = (event: ConsoleEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const plans = new Map<string, KillPlan>()
  const note = (call: string, args: unknown): void => void calls.push(`${call} ${JSON.stringify(args)}`)
  const api: ConsoleApi = {
    appInfo: async () =>
      succeed({
        version: '0',
        host: 'terminal',
        passwords: 'memory',
        keychainTrouble: null,
        notices: options.notices ?? [],
      }),
    listSites: async () => succeed(sites),
    addSite: async (args) => {
      note('addSite', args)
      return succeed({ ...site, ...args, siteId: 's2', saved: args.saved ?? true })
    },
    changeSite: unused,
    exportSites: unused,
    importSites: unused,
    removeSite: async (args) => {
      note('removeSite', args)
      return succeed(null)
    },
    probeSite: async (args) => {
      note('probeSite', args)
      return succeed({ url: args.url, frontEnd: 'extjs', secondFactor: false })
    },
    readCertificate: async () => succeed(certificate),
    trustCertificate: unused,
    signIn: async (args) => {
      note('signIn', args)
      if (options.signIn) return options.signIn(args)
      return options.keychain || args.password ? succeed(site) : refusal('passwordNeeded')
    },
    forgetPassword: unused,
    signOut: unused,
    readNow: unused,
    readSessions: async () => succeed({ siteId: site.siteId, generation: 1, sessions }),
    viewSite: unused,
    previewKill: async (args) => {
      note('previewKill', args)
      const cannotEnd = new Set<string>()
      const plan = makeKillPlan({
        ...{ planId: 'p1', site, sessions, refs: args.refs, cannotEnd, now, madeAt: now },
      })
      plans.set(plan.planId, plan)
      return succeed(plan)
    },
    startKill: async (args) => {
      note('startKill', args)
      const plan = plans.get(args.planId)
      if (!plan) return fail('usage', 'There is no such plan.')
      const end = script(plan, (run) => emit({ type: 'killRun', run }))
      if (end.phase === 'done') emit({ type: 'killRun', run: end })
      return succeed(startedRun(plan))
    },
    cancelKill: async (args) => {
      note('cancelKill', args)
      options.onCancel?.(emit)
      return fail('usage', 'There is no such run.')
    },
    killRun: unused,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return { api, calls, emit }
}

export interface FakeWorld {
  readonly world: World
  readonly interruption: Interruption
  readonly written: { stdout: string; stderr: string }
  /** What happened at the end, in its order. */
  readonly order: string[]
  readonly hidden: string[]
}

export interface WorldOptions {
  readonly password?: string | null
  readonly code?: string | null
  /** What is typed, one after the other; absent: no terminal. */
  readonly typed?: readonly string[]
  readonly leftBehind?: readonly string[]
  readonly openFails?: boolean
}

export function fakeWorld(console: FakeConsole, options: WorldOptions = {}): FakeWorld {
  const written = { stdout: '', stderr: '' }
  const order: string[] = []
  const hidden: string[] = []
  const typed = [...(options.typed ?? [])]
  const answer = async (question: string): Promise<string | null> => {
    written.stderr += question
    return typed.shift() ?? null
  }
  const nothing = (): void => undefined
  const interruption = createInterruption(() => 0, { first: nothing, second: nothing, insisted: nothing })
  const world: World = {
    version: '0',
    clock: { now: () => now, wait: (_ms, signal) => waitFor(signal) },
    stdout: {
      tty: false,
      write(text) {
        order.push('stdout')
        written.stdout += text
      },
    },
    stderr: { tty: false, write: (text) => void (written.stderr += text) },
    terminal: options.typed ? { ask: answer, askSecret: answer } : null,
    secrets: {
      password: options.password === undefined ? '1234' : options.password,
      code: options.code ?? null,
    },
    interruption,
    colour: false,
    async openConsole() {
      if (options.openFails) throw new Error('secret')
      return {
        api: console.api,
        hide: (secret) => void hidden.push(secret),
        async close() {
          order.push('close')
          return { leftBehind: options.leftBehind ?? [] }
        },
      }
    },
  }
  return { world, interruption, written, order, hidden }
}

/** Time stands still: only the signal ends a wait. */
function waitFor(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()))
}

export function refusal(kind: Failure['kind']): Result<never> {
  return fail(kind, `The hint of ${kind}.`)
}
