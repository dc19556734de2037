import type { CertificateInfo } from '../../../contract/certificate.ts'
import type { ConsoleApi, ConsoleEvent } from '../../../contract/console-api.ts'
import { type Failure, type Result, succeed } from '../../../contract/failure.ts'
import type { InterruptedRun } from '../../../contract/kill.ts'
import type { ChosenPreferences } from '../../../contract/preferences.ts'
import type { SignInOutcome } from '../../../contract/sign-in-outcome.ts'
import type { SiteState } from '../../../contract/site.ts'
import { countSessions } from '../../../core/domain/counts.ts'
import { serverHelp } from '../../../core/domain/server-help.ts'
import { signInOutcomeOf } from '../../../core/domain/sign-in-outcome.ts'
import { FakeKills } from './fake-kills.ts'
import { FakeRecords } from './fake-records.ts'
import { noKeychain, refusalOf } from './refusals.ts'
import type { AlertList } from '../../../contract/alert.ts'
import { usualAlertSettings } from '../../../core/domain/alerts/thresholds.ts'
import { figuresOf } from './figures.ts'
import { makeSessions, makeSite, usual } from './seed.ts'
import type { SeededSite } from './seeded-sites.ts'
import { readList, writeList } from './site-list.ts'
import { failSaying } from '../failures.ts'

export interface FakeOptions {
  /** How long a call takes, milliseconds. */
  readonly latencyMs: number
  /** How long a run takes for each session, milliseconds. */
  readonly killMs: number
  /** Passwords last. Otherwise they are kept in memory. */
  readonly keychain?: boolean
  /** Runs that a crash has interrupted. */
  readonly interrupted?: readonly InterruptedRun[]
}

/** The console in memory: enough of it to try the window by hand, and nothing that is not in the contract. */
export class FakeConsole {
  readonly sites = new Map<string, SeededSite>()
  /** What every server shows. */
  certificate: CertificateInfo = {
    fingerprint: Array.from({ length: 32 }, (_, index) => (index + 160).toString(16).toUpperCase()).join(':'),
    subject: 'CN=lino.office.example, O=Office',
    issuer: 'CN=lino.office.example, O=Office',
    validFrom: Date.UTC(2026, 0, 1),
    validTo: Date.UTC(2036, 0, 1),
    selfSigned: true,
    hostMatches: true,
  }
  preferences: ChosenPreferences = {}
  readonly #listeners = new Set<(event: ConsoleEvent) => void>()
  readonly records = new FakeRecords((event) => this.emit(event))
  readonly kills: FakeKills
  readonly #options: FakeOptions
  #count = 0

  constructor(seeded: readonly SeededSite[], options: FakeOptions) {
    for (const each of seeded) this.sites.set(each.site.siteId, each)
    this.#options = options
    const { killMs, interrupted = [] } = options
    this.kills = new FakeKills(
      {
        killMs,
        records: this.records,
        site: (siteId) => this.#of(siteId),
        listWithout: (siteId, refs) => this.read(siteId, refs),
        emit: (event) => this.emit(event),
      },
      interrupted,
    )
  }

  /** How `signInMany` fails at a site. */
  readonly refusals = new Map<string, Failure>()
  alerts: AlertList = { alerts: [], settings: usualAlertSettings }

  emit(event: ConsoleEvent): void {
    for (const listener of this.#listeners) listener(event)
  }

  /** Changes a site and emits its state. */
  update(siteId: string, change: Partial<SiteState>): SiteState {
    const seeded = this.#of(siteId)
    seeded.site = { ...seeded.site, ...change }
    this.emit({ type: 'site', site: seeded.site })
    return seeded.site
  }

  /** A reading: the sessions without those of `gone`, with a delta. */
  read(siteId: string, gone: ReadonlySet<string> = new Set()): SiteState {
    const seeded = this.#of(siteId)
    const now = Date.now()
    const removed = seeded.sessions.filter((session) => gone.has(session.ref)).map((session) => session.ref)
    const previous = seeded.site.generation
    const first = previous === 0
    const generation = removed.length > 0 || first ? previous + 1 : previous
    seeded.sessions = seeded.sessions
      .filter((session) => !gone.has(session.ref))
      .map((session) => (session.own ? { ...session, lastActivity: now } : session))
    const counts = countSessions(seeded.sessions, now, seeded.site)
    const leftOvers = seeded.site.leftOvers.filter(({ ref }) => !gone.has(ref))
    const changed = first ? seeded.sessions : seeded.sessions.filter((session) => session.own)
    this.emit({ type: 'sessions', delta: { siteId, previous, generation, changed, removed } })
    return this.update(siteId, {
      counts,
      generation,
      readAt: now,
      figuresFrom: 'list',
      reading: false,
      failure: null,
      failedAt: null,
      leftOvers,
    })
  }

  #of(siteId: string): SeededSite {
    const seeded = this.sites.get(siteId)
    if (!seeded) throw new Error(`No site ${siteId}`)
    return seeded
  }

  #here(): SiteState[] {
    return [...this.sites.values()].map(({ site }) => site)
  }

  async #after<T>(value: () => Result<T>): Promise<Result<T>> {
    await new Promise((resolve) => setTimeout(resolve, this.#options.latencyMs))
    return value()
  }

  #signInAmongMany({ siteId, access, passwordKnown }: SiteState): SignInOutcome {
    const outcomeOf = (outcome: SignInOutcome['outcome']): SignInOutcome => ({
      siteId,
      outcome,
      failure: null,
    })
    if (access === 'signedIn') return outcomeOf('alreadyIn')
    if (!passwordKnown) return outcomeOf('noPassword')
    const refusal = this.refusals.get(siteId)
    if (refusal) {
      this.update(siteId, { access: 'signedOut', failure: refusal, failedAt: Date.now() })
      return { siteId, outcome: signInOutcomeOf(refusal.kind), failure: refusal }
    }
    this.update(siteId, { access: 'signedIn', failure: null, failedAt: null })
    this.read(siteId)
    return outcomeOf('signedIn')
  }

  readonly api: ConsoleApi = {
    subscribe: (listener) => {
      this.#listeners.add(listener)
      return () => this.#listeners.delete(listener)
    },
    appInfo: () =>
      this.#after(() =>
        succeed({
          version: '0.1.0',
          host: 'browser',
          passwords: this.#options.keychain ? 'keychain' : 'memory',
          keychainTrouble: this.#options.keychain ? null : noKeychain,
          notices: [],
          preferences: this.preferences,
        }),
      ),
    changePreferences: (wanted) =>
      this.#after(() => {
        this.preferences = { ...this.preferences, ...wanted }
        this.emit({ type: 'preferences', preferences: this.preferences })
        return succeed(null)
      }),
    listSites: () => this.#after(() => succeed([...this.sites.values()].map((each) => each.site))),
    addSite: (args) =>
      this.#after(() => {
        this.#count += 1
        const siteId = `added${String(this.#count)}`
        const more = { ...args, access: 'signedOut', sessionsLimit: args.sessionsLimit ?? null } as const
        this.sites.set(siteId, { site: makeSite(siteId, args.name, [], more, Date.now()), sessions: [] })
        return succeed(this.update(siteId, {}))
      }),
    changeSite: ({ siteId, ...change }) => this.#after(() => succeed(this.update(siteId, change))),
    removeSite: ({ siteId }) =>
      this.#after(() => {
        this.sites.delete(siteId)
        this.emit({ type: 'siteRemoved', siteId })
        return succeed(null)
      }),
    exportSites: () =>
      this.#after(() => {
        const own = [...this.sites.values()]
          .map(({ site }) => site)
          .filter(({ saved, demo }) => saved && !demo)
        return succeed({ document: writeList(own) })
      }),
    previewImport: (given) =>
      this.#after(() => {
        const list = readList(given, this.#here())
        return list.ok ? succeed(list.value.told) : list
      }),
    importSites: (given) =>
      this.#after(() => {
        const list = readList(given, this.#here())
        if (!list.ok) return list
        for (const listed of list.value.sites) {
          this.#count += 1
          const siteId = `added${String(this.#count)}`
          const more = { ...listed, access: 'signedOut' } as const
          this.sites.set(siteId, { site: makeSite(siteId, listed.name, [], more, Date.now()), sessions: [] })
          this.update(siteId, {})
        }
        for (const { siteId, change } of list.value.settings) this.update(siteId, change)
        return succeed(list.value.told)
      }),
    probeSite: ({ url, allowHttp, trustFingerprint }) =>
      this.#after(() => {
        if (url.includes('private') && trustFingerprint === undefined)
          return failSaying('certificate', 'The server vouches for itself.', { certificate: 'selfSigned' })
        if (url.includes('plain')) {
          const correctedUrl = url.replace('http:', 'https:').replace('plain', 'office')
          return failSaying('redirected', 'This site wants an encrypted connection.', { correctedUrl })
        }
        if (url.includes('/page'))
          return failSaying('notLino', 'No Lino answers at this page.', { correctedUrl: new URL(url).origin })
        if (url.includes('nolino'))
          return failSaying('notLino', 'No Lino answers at this address. Check it in a browser.')
        if (url.includes('down'))
          return failSaying('unreachable', 'Nothing answers there. Check the address and the network.')
        if (url.startsWith('http:') && !allowHttp) {
          return failSaying(
            'httpNotAllowed',
            'Plain http would send your password unencrypted. Use https, or allow it for this site.',
          )
        }
        return succeed({
          url: url.replace(/\/+$/, ''),
          frontEnd: 'react',
          secondFactor: url.includes('2fa'),
          title: url.includes('noi') ? 'Lino Noi' : null,
        })
      }),
    readCertificate: () => this.#after(() => succeed(this.certificate)),
    trustCertificate: ({ siteId, fingerprint }) =>
      this.#after(() => {
        const certificate = { fingerprint, validTo: this.certificate.validTo }
        return succeed(this.update(siteId, { certificate, failure: null, failedAt: null }))
      }),
    signIn: (args) =>
      this.#after(() => {
        const { site, sessions } = this.#of(args.siteId)
        const failure = refusalOf(site, args)
        if (failure) {
          const wrong = failure.kind === 'wrongPassword'
          this.update(args.siteId, {
            access: wrong ? 'paused' : 'signedOut',
            failure,
            failedAt: Date.now(),
            ...(wrong && { passwordKnown: false }),
          })
          return { ok: false, failure }
        }
        if (sessions.length === 0) this.#of(args.siteId).sessions = makeSessions(99, usual(5, 9), Date.now())
        const passwordKnown = site.passwordKnown || (args.remember ?? !this.#options.keychain)
        this.update(args.siteId, { access: 'signedIn', passwordKnown })
        return succeed(this.read(args.siteId))
      }),
    signInMany: ({ sites: which }) =>
      this.#after(() => {
        const isMeant = ({ siteId, tags }: SiteState): boolean =>
          which === 'all' || ('tag' in which ? tags.includes(which.tag) : which.includes(siteId))
        const meant = [...this.sites.values()].map(({ site }) => site).filter(isMeant)
        const outcomes = meant.map((site) => this.#signInAmongMany(site))
        for (const outcome of outcomes) this.emit({ type: 'signInOutcome', outcome })
        return succeed(outcomes)
      }),
    signOut: ({ siteId }) =>
      this.#after(() => succeed(this.update(siteId, { access: 'signedOut', failure: null, failedAt: null }))),
    forgetPassword: ({ siteId }) => this.#after(() => succeed(this.update(siteId, { passwordKnown: false }))),
    readNow: ({ siteId }) => {
      this.update(siteId, { reading: true })
      return this.#after(() => {
        const { site } = this.#of(siteId)
        if (!site.failure) return succeed(this.read(siteId))
        this.update(siteId, { reading: false, failedAt: site.failedAt })
        return { ok: false, failure: site.failure }
      })
    },
    readSessions: ({ siteId }) =>
      this.#after(() => {
        const { site, sessions } = this.#of(siteId)
        return succeed({ siteId, generation: site.generation, sessions })
      }),
    readFigures: () =>
      this.#after(() =>
        succeed(
          figuresOf(
            [...this.sites.values()].map(({ site }) => site),
            Date.now(),
          ),
        ),
      ),
    viewSite: () => this.#after(() => succeed(null)),
    previewKill: ({ siteId, rule }) => this.#after(() => this.kills.preview(siteId, rule)),
    previewResume: ({ runId }) => this.#after(() => this.kills.previewResume(runId)),
    startKill: (args) => this.#after(() => this.kills.start(args)),
    cancelKill: ({ runId }) => this.#after(() => this.kills.act(runId, (run) => run.cancel())),
    pauseKill: ({ runId }) => this.#after(() => this.kills.act(runId, (run) => run.pause())),
    continueKill: ({ runId }) => this.#after(() => this.kills.act(runId, (run) => run.continue())),
    killRun: ({ runId }) => this.#after(() => this.kills.act(runId, () => undefined)),
    killRuns: () => this.#after(() => succeed([...this.kills.runs.values()].map(({ state }) => state))),
    interruptedRuns: () => this.#after(() => succeed(this.kills.interrupted)),
    dropInterrupted: ({ runId }) => this.#after(() => this.kills.drop(runId)),
    endHidden: ({ siteId, ref }) => this.#after(() => this.kills.endHidden(siteId, ref)),
    hiddenHelp: ({ siteId }) =>
      this.#after(() => {
        const { badRef } = this.#of(siteId)
        return succeed({ suspects: badRef === undefined ? [] : [badRef], lines: serverHelp('tableHidden') })
      }),
    listExemptions: () => this.#after(() => succeed(this.records.exemptions)),
    addExemption: (args) => this.#after(() => this.records.add(args)),
    removeExemption: ({ exemptionId }) => this.#after(() => this.records.remove(exemptionId)),
    listAlerts: () => this.#after(() => succeed(this.alerts)),
    snoozeAlert: () => this.#after(() => succeed(this.alerts)),
    changeAlertSettings: ({ settings }) =>
      this.#after(() => {
        this.alerts = { ...this.alerts, settings }
        return succeed(this.alerts)
      }),
    readAudit: () => this.#after(() => this.records.read()),
  }
}
