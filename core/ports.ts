import type { CertificateInfo, CertificateProblem, TrustedCertificate } from '../contract/certificate.ts'

/** What the console needs from outside. `core/adapters` holds them on Node; tests hold them in memory. */

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** An encoded form. */
  readonly body?: string
  readonly timeoutMs: number
  /** Longer answers are a failure. Bytes. */
  readonly maxBytes?: number
  /**
   * It must not be sent twice, so it must not be lost: never on a connection that was idle for over a second, for the server may be
   * closing that in this moment.
   */
  readonly once?: boolean
  readonly signal?: AbortSignal
}

export interface HttpAnswer {
  readonly ok: true
  readonly status: number
  /** Lower-case names; each Set-Cookie by itself. */
  readonly headers: Readonly<Record<string, readonly string[]>>
  readonly body: string
  /** When the answer had arrived, by the console's clock. Milliseconds. */
  readonly receivedAt: number
  readonly tookMs: number
}

/** `reason` never holds a header, a body or a query string. */
export interface HttpFailure {
  readonly ok: false
  readonly kind:
    'unreachable' | 'timedOut' | 'certificate' | 'closed' | 'tooLarge' | 'cancelled' | 'proxyUnusable'
  /** Of `proxyUnusable` a sentence: nothing was sent. Of a `proxy` what it did, as the end of a sentence. */
  readonly reason: string
  /** It was not the site that failed but this proxy: its `host:port` and its variable, never its password. */
  readonly proxy?: string
  /** Of `certificate`. */
  readonly problem?: CertificateProblem
}

/** One request, no cookie jar, no redirect followed, no retry. Never rejects. */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer | HttpFailure>
  /** Closes kept-alive connections. */
  close(): void
}

/** The one certificate that a site may show. Public: it is no secret. */
export interface PinnedCertificate extends TrustedCertificate {
  readonly pem: string
}

/** Reads a certificate without believing it, within 10 s. Sends no byte of any request. Never rejects. */
export interface Certificates {
  read(
    url: string,
  ): Promise<{ readonly ok: true; readonly info: CertificateInfo; readonly pem: string } | HttpFailure>
}

/**
 * A whole document, written atomically. `unreadable`: kept aside under another name, which is told; null: it is left where it is, and
 * `reason` names it. `putAside`: that happened to the one before, and none was written since. No write destroys what could not be read.
 */
export interface SettingsStore {
  read(): Promise<
    | { readonly kind: 'absent'; readonly putAside?: string }
    | { readonly kind: 'document'; readonly value: unknown }
    | { readonly kind: 'unreadable'; readonly keptAs: string | null; readonly reason: string }
  >
  write(value: unknown): Promise<Written>
  /** Puts a document of unknown shape aside under another name, which is answered. Rejects where that cannot be. */
  setAside(): Promise<string>
}

/** A file of lines that only grows. Never rejects. */
export interface LineFile {
  /**
   * The lines, without their ends. A last one that was never ended (a crash while it was written) is told as such. Null: no
   * such file.
   */
  read(): Promise<
    | {
        readonly ok: true
        readonly value: { readonly lines: readonly string[]; readonly torn: string | null } | null
      }
    | { readonly ok: false; readonly reason: string }
  >
  /**
   * Adds lines; they are on the disk, and not only in a cache, when it resolves. After a torn last line they begin on one of
   * their own. Writes of one process follow one another.
   */
  append(lines: readonly string[]): Promise<Written>
  /** Bytes, to tell cheaply whether somebody else has added lines; 0: no such file, null: not to be told. */
  size(): Promise<number | null>
}

/** Line files of one folder, by name. */
export interface LineFiles {
  /** The names of all files in no order. Rejects where the folder cannot be read, in words. */
  names(): Promise<readonly string[]>
  file(name: string): LineFile
  remove(name: string): Promise<Written>
  /** Puts one that cannot be understood aside, out of `names`, under the name that is answered. */
  setAside(name: string): Promise<string>
}

type Written = { readonly ok: true } | { readonly ok: false; readonly reason: string }

/**
 * A process, told so that no other one is taken for it: a number alone is given again after a restart, and is another process's in
 * a container or on another machine. Null: could not be told. Digests, never what the system says.
 */
export interface Owner {
  readonly id: number
  readonly machine: string | null
  /** Another one after each start of the machine. */
  readonly boot: string | null
  /** Process numbers mean something within it alone. */
  readonly pidSpace: string | null
  /** When the process began, in the system's own words. */
  readonly started: string | null
}

/**
 * otherMachine, otherProcesses (a container's): it cannot be looked at from here, and counts as running. unknownMachine: nothing but
 * its number is known, as version 0.1.0 noted it, and no process here is it; it counts as running for a while.
 */
export type OwnerState = 'running' | 'gone' | 'otherProcesses' | 'otherMachine' | 'unknownMachine'

/** Tells whose session, run or lock it is, and whether that process still runs. Never rejects. */
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
 * Why secrets cannot be kept right now. locked: the user has to unlock it; missing: there is none on this machine;
 * denied: the user or the system refused; unreadable: it answered what we did not write; hanging: it did not answer.
 */
export type KeychainTrouble = 'locked' | 'missing' | 'denied' | 'unreadable' | 'hanging'

export type SecretAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: KeychainTrouble }

/** Where secrets are kept: the OS keychain, or memory. An empty place is null, which is not a trouble. Never rejects. */
export interface SecretStore {
  read(name: string): Promise<SecretAnswer<string | null>>
  write(name: string, secret: string): Promise<SecretAnswer<null>>
  /** What is not there is deleted already. */
  remove(name: string): Promise<SecretAnswer<null>>
  close(): void
}

/**
 * Why there was no getting a lock. held: somebody else has it, or something stands in its place (`hint` says who or what in sentences);
 * stopped: the console is asked to stop; impossible: no lock can be made there, by nobody.
 */
export type LockTrouble =
  | { readonly kind: 'held' | 'stopped'; readonly hint: string }
  | { readonly kind: 'impossible'; readonly reason: string }

export type Locked<T> =
  { readonly got: true; readonly value: T } | { readonly got: false; readonly trouble: LockTrouble }

/** Lets one process at a time do something, window or terminal. A process that died holds nothing. */
export interface Locks {
  /**
   * Rejects with what the task rejects with, and else never.
   * @param patienceMs how long somebody else is waited for, milliseconds; two minutes by default
   */
  hold<T>(name: string, task: () => Promise<T>, patienceMs?: number): Promise<Locked<T>>
  /** The console is asked to stop: waits that go on end at once, and later ones within a second. */
  stopWaiting(): void
  /** Called with a sentence on who is waited for, once that has taken a second. */
  onWait(tell: (sentence: string) => void): void
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
   * A fresh connection pool of one connection: one for each site. Pinned: https to a server that shows exactly this
   * certificate, whoever signed it and whatever name it is for; any other is refused before a byte is sent.
   */
  readonly createHttp: (pinned: PinnedCertificate | null) => Http
  /** Absent: certificates cannot be read, so none can be trusted. */
  readonly certificates?: Certificates
  readonly settings: SettingsStore
  /** Digests of the sessions that this console has made. */
  readonly ownSessions: SettingsStore
  /** What is never killed. */
  readonly exemptions: SettingsStore
  /** A file for each kill under way. */
  readonly journals: LineFiles
  readonly audit: LineFile
  readonly processes: Processes
  /** The name of the operating system's user. */
  readonly osUser: string
  readonly secrets: SecretStore
  /** Whether `secrets` outlive the console, as far as is known by now. */
  readonly secretsLast: () => boolean
  readonly locks: Locks
  readonly log: Log
  /** Absent in the terminal. */
  readonly demoSites?: DemoSites
  readonly randomId: () => string
}
