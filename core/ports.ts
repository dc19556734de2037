import type {
  CertificateFault,
  NoConnection,
  ProxyFault,
  ProxyVariableFault,
} from '../contract/causes/connection.ts'
import type { FileFault, LockHolder } from '../contract/causes/files.ts'
import type { CertificateInfo, CertificateProblem, TrustedCertificate } from '../contract/certificate.ts'

/**
 * What the console needs from outside. `core/adapters` has the ports on Node, and tests have them in memory.
 */

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Resolves after this time, or at once if the signal aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** An encoded form. */
  readonly body?: string
  readonly timeoutMs: number
  /** A longer answer is a failure. Bytes. */
  readonly maxBytes?: number
  /**
   * The request must not arrive twice, so it must not be lost. It never uses a connection that was idle for
   * over a second, because the server may be closing that connection.
   */
  readonly once?: boolean
  readonly signal?: AbortSignal
}

export interface HttpAnswer {
  readonly ok: true
  readonly status: number
  /** Lower-case names. Each Set-Cookie is separate. */
  readonly headers: Readonly<Record<string, readonly string[]>>
  readonly body: string
  /** When the whole answer had arrived, by the console's clock. Milliseconds. */
  readonly receivedAt: number
  readonly tookMs: number
}

/** What a proxy did in the site's place: its `host:port` and its variable, never its password. */
interface ProxyFailure {
  readonly proxy: string
  readonly variable: string
  readonly fault: ProxyFault
}

/** Why no answer came. It never holds a header, a body or a query string. */
export type HttpFailure = { readonly ok: false } & (
  | { readonly kind: 'unreachable' | 'closed'; readonly proxy: ProxyFailure }
  | ({ readonly proxy?: undefined } & (
      | {
          readonly kind: 'unreachable'
          readonly why: NoConnection
          /** The system's, where `why` says nothing. */
          readonly code?: string
        }
      | { readonly kind: 'timedOut'; readonly seconds: number }
      | {
          readonly kind: 'certificate'
          readonly problem: CertificateProblem
          readonly fault: CertificateFault
        }
      | { readonly kind: 'closed' | 'tooLarge' | 'cancelled' }
      /** The variable that names a proxy cannot be used, so nothing was sent. */
      | { readonly kind: 'proxyUnusable'; readonly variable: string; readonly why: ProxyVariableFault }
    ))
)

/** Sends one request, without a cookie jar, redirects or a retry. Never rejects. */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer | HttpFailure>
  /** Closes kept-alive connections. */
  close(): void
}

/** The one certificate that a site may show. Public: it is no secret. */
export interface PinnedCertificate extends TrustedCertificate {
  readonly pem: string
}

/** Reads a certificate without trusting it, within 10 s. Sends no byte of any request. Never rejects. */
export interface Certificates {
  read(
    url: string,
  ): Promise<{ readonly ok: true; readonly info: CertificateInfo; readonly pem: string } | HttpFailure>
}

/**
 * A whole document, written atomically. `unreadable` names the file that keeps an unreadable document aside.
 * Null: the document stays where it is, and `fault` names it. `putAside`: the document before was put aside,
 * and none was written since. No write destroys what could not be read.
 */
export interface SettingsStore {
  read(): Promise<
    | { readonly kind: 'absent'; readonly putAside?: string }
    | { readonly kind: 'document'; readonly value: unknown }
    | { readonly kind: 'unreadable'; readonly keptAs: string | null; readonly fault: FileFault }
  >
  write(value: unknown): Promise<Written>
  /** Puts a document of unknown shape aside, and returns its new name. Rejects if it cannot. */
  setAside(): Promise<string>
}

/** A file of lines, to which the console only appends. Never rejects. */
export interface LineFile {
  /**
   * The lines, without their ends. It reports a last line without an end (a crash while it was written).
   * Null: no such file.
   */
  read(): Promise<
    | {
        readonly ok: true
        readonly value: { readonly lines: readonly string[]; readonly torn: string | null } | null
      }
    | { readonly ok: false; readonly fault: FileFault }
  >
  /**
   * Appends lines. When it resolves, they are on the disk, and not only in a cache. After a torn last line
   * they begin on a new line. Writes of one process follow one another.
   */
  append(lines: readonly string[]): Promise<Written>
  /** Bytes. They show cheaply whether somebody else has added lines. 0: no such file. Null: unknown. */
  size(): Promise<number | null>
}

/** Line files of one folder, by name. */
export interface LineFiles {
  /** The names of all files, in no order. */
  names(): Promise<
    | { readonly ok: true; readonly value: readonly string[] }
    | { readonly ok: false; readonly fault: FileFault }
  >
  file(name: string): LineFile
  remove(name: string): Promise<Written>
  /** Puts an unintelligible file aside, so that `names` no longer has it. Returns its new name. */
  setAside(name: string): Promise<string>
}

type Written = { readonly ok: true } | { readonly ok: false; readonly fault: FileFault }

/**
 * A process, described so that no other process can be taken for it. A number alone is used again after a
 * restart, and is another process's number in a container or on another machine. Null: not known. It has
 * digests, never what the system says.
 */
export interface Owner {
  readonly id: number
  readonly machine: string | null
  /** Changes with each start of the machine. */
  readonly boot: string | null
  /** Process numbers have a meaning only within this space. */
  readonly pidSpace: string | null
  /** When the process began, in the system's own words. */
  readonly started: string | null
}

/**
 * otherMachine, otherProcesses (a container's): the console cannot look at it, and counts it as running.
 * unknownMachine: only its number is known, as version 0.1.0 noted it, and no process here has it. It counts
 * as running for a while.
 */
export type OwnerState = 'running' | 'gone' | 'otherProcesses' | 'otherMachine' | 'unknownMachine'

/** Says whose session, run or lock it is, and whether that process still runs. Never rejects. */
export interface Processes {
  own(): Promise<Owner>
  /** Whether an owner that was noted at that time (milliseconds) still runs. */
  look(owner: Owner, since: number): Promise<OwnerState>
}

/** Lines for a person to send with a bug report. Never a secret: values are passed by name and redacted. */
export interface Log {
  write(
    level: 'debug' | 'info' | 'warning' | 'error',
    message: string,
    facts?: Readonly<Record<string, string | number | boolean | null>>,
  ): void
}

/**
 * Why secrets cannot be kept at the moment. locked: the user has to unlock the keychain. missing: this
 * machine has none. denied: the user or the system refused. unreadable: it returned something that we did not
 * write. hanging: it did not answer.
 */
export type KeychainTrouble = 'locked' | 'missing' | 'denied' | 'unreadable' | 'hanging'

export type SecretAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: KeychainTrouble }

/**
 * Where secrets are kept: the OS keychain or memory. An empty place is null, and no trouble. Never rejects.
 */
export interface SecretStore {
  read(name: string): Promise<SecretAnswer<string | null>>
  write(name: string, secret: string): Promise<SecretAnswer<null>>
  /** A missing secret counts as deleted. */
  remove(name: string): Promise<SecretAnswer<null>>
  close(): void
}

/**
 * Why the console could not get a lock. held: somebody else has it, or something is in its place. stopped:
 * the console is asked to stop. impossible: nobody can make a lock there.
 */
export type LockTrouble =
  | { readonly kind: 'held'; readonly holder: LockHolder }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'impossible'; readonly fault: FileFault }

export type Locked<T> =
  { readonly got: true; readonly value: T } | { readonly got: false; readonly trouble: LockTrouble }

/** Lets one process at a time do something, window or terminal. A process that has died holds nothing. */
export interface Locks {
  /**
   * Rejects only with what the task rejects with.
   * @param patienceMs how long to wait for somebody else, milliseconds. Two minutes by default
   */
  hold<T>(name: string, task: () => Promise<T>, patienceMs?: number): Promise<Locked<T>>
  /** The console is asked to stop. Present waits end at once, and later ones within a second. */
  stopWaiting(): void
  /** Called after a second of waiting, with who holds the lock. */
  onWait(listener: (holder: LockHolder) => void): void
}

/** Practice sites that the host runs in its own process. */
export interface DemoSites {
  start(): Promise<
    readonly {
      readonly name: string
      readonly url: string
      readonly user: string
      readonly password: string
      readonly sessionsLimit: number | null
    }[]
  >
  close(): Promise<void>
}

/** Everything that `createConsole` is built on. */
export interface Ports {
  readonly clock: Clock
  /**
   * A new connection pool of one connection, one for each site. Pinned: https only to a server that shows
   * exactly this certificate, with any issuer and any name. Any other certificate is refused before a byte
   * is sent.
   */
  readonly createHttp: (pinned: PinnedCertificate | null) => Http
  /** Missing: certificates cannot be read, so none can be trusted. */
  readonly certificates?: Certificates
  readonly settings: SettingsStore
  /** Digests of the sessions that this console has made. */
  readonly ownSessions: SettingsStore
  /** What is never killed. */
  readonly exemptions: SettingsStore
  /** Language, theme and countdown of every window. */
  readonly preferences: SettingsStore
  /** How the user wants alerts, and what was said. */
  readonly alerts: SettingsStore
  /** The last known figures of each site: counts and names. */
  readonly figures: SettingsStore
  /** A file for each kill under way. */
  readonly journals: LineFiles
  readonly audit: LineFile
  readonly processes: Processes
  /** The name of the operating system's user. */
  readonly osUser: string
  readonly secrets: SecretStore
  /** Whether `secrets` outlive the console, as far as it is known now. */
  readonly secretsLast: () => boolean
  readonly locks: Locks
  readonly log: Log
  /** Missing in the terminal. */
  readonly demoSites?: DemoSites
  readonly randomId: () => string
}
