import type { CertificateInfo } from '../../../../contract/certificate.ts'
import type { AuditLog } from '../../../../contract/audit.ts'
import type { ConsoleApi, ConsoleEvent } from '../../../../contract/console-api.ts'
import type { Failure, Result } from '../../../../contract/failure.ts'
import type { Notice } from '../../../../contract/failure-causes.ts'
import { succeed } from '../../../../contract/failure.ts'
import type { InterruptedRun, KillPlan, KillRun, SessionOutcome } from '../../../../contract/kill.ts'
import type { KillRule } from '../../../../contract/rule.ts'
import type { Session } from '../../../../contract/session.ts'
import type { SignInOutcome } from '../../../../contract/sign-in-outcome.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { createInterruption } from '../../../../main/cli/interruption.ts'
import type { Interruption } from '../../../../main/cli/interruption.ts'
import type { World } from '../../../../main/cli/world.ts'
import { allKilled, certificate, now, planOf, site, startedRun } from './fake-data.ts'
import { failSaying } from '../../../support/failures.ts'

/** How a fake kill run goes: emitted step by step, ended as given. */
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
  /** How the sign-in to one of many sites ends. */
  readonly signInOutcome?: (siteId: string, password?: string) => SignInOutcome
  readonly signInMany?: () => Promise<Result<readonly SignInOutcome[]>>
  readonly script?: RunScript
  readonly onCancel?: (emit: (event: ConsoleEvent) => void) => void
  readonly notices?: readonly Notice[]
  /** What a plan says besides its victims. */
  readonly plan?: Partial<KillPlan>
  readonly interruptedRuns?: readonly InterruptedRun[]
  /** Of an interrupted run, what is settled already. */
  readonly settled?: readonly SessionOutcome[]
  readonly auditLog?: AuditLog
  readonly lists?: Pick<ConsoleApi, 'exportSites' | 'previewImport' | 'importSites'>
  /** What a certificate says otherwise than usual. */
  readonly certificate?: Partial<CertificateInfo>
}

const signedIn = (siteId: string): SignInOutcome => ({ siteId, outcome: 'signedIn', failure: null })

/** The console, as far as the terminal uses it, over sessions in memory. */
export function fakeConsole(options: FakeOptions = {}): FakeConsole {
  const { sessions = [], sites = [site], script = allKilled } = options
  const calls: string[] = []
  const listeners = new Set<(event: ConsoleEvent) => void>()
  const emit = (event: ConsoleEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const plans = new Map<string, KillPlan>()
  const plan = (rule: KillRule, more: Partial<KillPlan> = {}): Result<KillPlan> => {
    const made = { ...planOf(sessions, rule), ...options.plan, ...more }
    plans.set(made.planId, made)
    return succeed(made)
  }
  const note = (call: string, args: unknown): void => void calls.push(`${call} ${JSON.stringify(args)}`)
  const api: ConsoleApi = {
    appInfo: async () =>
      succeed({
        version: '0',
        host: 'terminal',
        passwords: 'memory',
        keychainTrouble: null,
        preferences: {},
        notices: options.notices ?? [],
      }),
    listSites: async () => succeed(sites),
    addSite: async (args) => {
      note('addSite', args)
      return succeed({ ...site, ...args, siteId: 's2', saved: args.saved ?? true })
    },
    changePreferences: unused,
    changeSite: async (args) => {
      note('changeSite', args)
      const found = sites.find(({ siteId }) => siteId === args.siteId)
      return found ? succeed({ ...found, ...args }) : refusal('usage')
    },
    exportSites: options.lists?.exportSites ?? unused,
    previewImport: options.lists?.previewImport ?? unused,
    importSites: options.lists?.importSites ?? unused,
    removeSite: async (args) => {
      note('removeSite', args)
      return succeed(null)
    },
    probeSite: async (args) => {
      note('probeSite', args)
      return succeed({ url: args.url, frontEnd: 'extjs', secondFactor: false, title: null })
    },
    readCertificate: async () => succeed({ ...certificate, ...options.certificate }),
    trustCertificate: unused,
    signIn: async (args) => {
      note('signIn', args)
      if (options.signIn) return options.signIn(args)
      return options.keychain || args.password ? succeed(site) : refusal('passwordNeeded')
    },
    forgetPassword: unused,
    signOut: unused,
    readNow: unused,
    signInMany: async (args) => {
      note('signInMany', args)
      const outcomes = Array.isArray(args.sites)
        ? args.sites.map((siteId) => (options.signInOutcome ?? signedIn)(siteId, args.password))
        : []
      for (const outcome of outcomes) emit({ type: 'signInOutcome', outcome })
      return options.signInMany?.() ?? succeed(outcomes)
    },
    readFigures: async () => succeed([]),
    readSessions: async () => succeed({ siteId: site.siteId, generation: 1, sessions }),
    viewSite: unused,
    previewKill: async (args) => {
      note('previewKill', args)
      return plan(args.rule)
    },
    previewResume: async (args) => {
      note('previewResume', args)
      const resumes = options.interruptedRuns?.find((each) => each.runId === args.runId)
      const settled = options.settled ?? []
      return resumes ? plan({ dangling: true }, { resumes: { ...resumes, settled } }) : refusal('usage')
    },
    interruptedRuns: async () => succeed(options.interruptedRuns ?? []),
    listAlerts: async () => refusal('unexpected'),
    snoozeAlert: async () => refusal('unexpected'),
    changeAlertSettings: async () => refusal('unexpected'),
    readAudit: async () => (options.auditLog ? succeed(options.auditLog) : refusal('storage')),
    startKill: async (args) => {
      note('startKill', args)
      const plan = plans.get(args.planIds[0] ?? '')
      if (!plan) return failSaying('usage', 'There is no such plan.')
      const end = script(plan, (run) => emit({ type: 'killRun', run }))
      if (end.phase === 'done') emit({ type: 'killRun', run: end })
      return succeed([end.phase === 'done' ? startedRun(plan) : end])
    },
    cancelKill: async (args) => {
      note('cancelKill', args)
      options.onCancel?.(emit)
      return failSaying('usage', 'There is no such run.')
    },
    killRun: unused,
    killRuns: unused,
    pauseKill: unused,
    continueKill: unused,
    dropInterrupted: async (args) => {
      note('dropInterrupted', args)
      return succeed(null)
    },
    endHidden: unused,
    hiddenHelp: unused,
    listExemptions: unused,
    addExemption: unused,
    removeExemption: unused,
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
  /** Reports by the file they were written to. */
  readonly reports: ReadonlyMap<string, string>
}

export interface WorldOptions {
  readonly password?: string | null
  readonly code?: string | null
  /** What is typed, one after the other. Missing: no terminal. */
  readonly typed?: readonly string[]
  readonly leftBehind?: readonly string[]
  readonly openFails?: boolean
  /** Why no report can be written: from the start on, or only in the end. */
  readonly reportsFail?: { readonly at: 'start' | 'end'; readonly why: string }
  /** Somebody looks at stderr. */
  readonly watched?: boolean
}

export function fakeWorld(console: FakeConsole, options: WorldOptions = {}): FakeWorld {
  const written = { stdout: '', stderr: '' }
  const order: string[] = []
  const hidden: string[] = []
  const reports = new Map<string, string>()
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
      lost: () => null,
      write(text) {
        order.push('stdout')
        written.stdout += text
      },
    },
    stderr: {
      tty: options.watched ?? false,
      lost: () => null,
      write: (text) => void (written.stderr += text),
    },
    terminal: options.typed ? { ask: answer, askSecret: answer } : null,
    secrets: {
      password: options.password === undefined ? '1234' : options.password,
      code: options.code ?? null,
    },
    interruption,
    reports: {
      whyNot: async () => (options.reportsFail?.at === 'start' ? options.reportsFail.why : null),
      async write(file, text) {
        if (options.reportsFail) return options.reportsFail.why
        order.push('report')
        reports.set(file, text)
        return null
      },
    },
    colour: false,
    async openConsole() {
      if (options.openFails) throw new Error('secret')
      return succeed({
        api: console.api,
        hide: (secret) => void hidden.push(secret),
        async close() {
          order.push('close')
          return { leftBehind: options.leftBehind ?? [] }
        },
      })
    },
  }
  return { world, interruption, written, order, hidden, reports }
}

/** Time stands still. Only the signal ends a wait. */
function waitFor(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()))
}

export function refusal(kind: Failure['kind']): Result<never> {
  return failSaying(kind, `The hint of ${kind}.`)
}
