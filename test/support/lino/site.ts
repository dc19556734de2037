import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { removeHome } from './child.ts'
import { startHelper } from './helper.ts'
import { ensureLino, type LinoVersion } from './install.mjs'
import { preparedDefaults, runningDefaults, type LinoOptions, type RunningOptions } from './options.ts'
import { startServer } from './server.ts'
import { runOnServer } from './shell.ts'
import { newSiteHome, writeOptions } from './template.ts'

/** A row of the database: the truth to compare with. Times are ISO, in UTC, with microseconds. */
export interface LinoRow {
  key: string
  expire: string
  /** The user name. Null for an anonymous session, a ghost, or data that cannot be decoded. */
  user: string | null
  uid: string | null
  lastActivity: string | null
  ip: string | null
}

/** A session to be put into the database unchanged. */
export interface NewSession {
  /**
   * 'user' by default. A 'ghost' belongs to a user who has been deleted. A ghost, and data
   * 'without-microseconds' in its last activity, hide the whole table on a real Lino.
   */
  kind?: 'user' | 'ghost' | 'anonymous' | 'undecodable' | 'without-microseconds'
  /** The user name, 'robin' by default. */
  user?: string
  /** Seconds. Null = never used since sign-in. */
  lastActivityAgo?: number | null
  /** Seconds, negative for an expired session. By default the site's cookie age after the last activity. */
  expiresIn?: number
  ip?: string
}

/** A real Lino on 127.0.0.1, in a temporary folder of its own. */
export interface LinoSite {
  readonly version: LinoVersion
  /** Ends with a slash. */
  readonly url: string
  /** Of every user. */
  readonly password: string
  /** gunicorn's process. */
  readonly pid: () => number
  /**
   * Sessions of all ages, some expired, anonymous or never used. The same for the same `seed`. Returns how
   * many of each.
   */
  seed(n: number, options?: { seed?: number; ghosts?: number }): Promise<Record<string, number>>
  /** Adds sessions and returns their keys, in the same order. */
  insertSessions(sessions: readonly NewSession[]): Promise<string[]>
  insertSession(session: NewSession): Promise<string>
  /** All rows, by key. */
  dump(): Promise<LinoRow[]>
  count(): Promise<{ total: number; live: number; expired: number }>
  /** Removes all sessions. */
  clear(): Promise<void>
  /** Runs a statement on the site's database: 'BEGIN EXCLUSIVE' locks it until 'COMMIT'. */
  sql(statement: string, parameters?: readonly unknown[]): Promise<unknown[][]>
  /**
   * Runs these lines in a shell on the site's server, in the folder of its `manage.py`. Returns what they
   * print.
   */
  runOnServer(lines: readonly string[]): Promise<string>
  /** The mails that the site has sent, oldest first, whole. */
  mails(): string[]
  /** gunicorn's access log: what a site's administrator can read about each request. */
  accessLog(): string
  /** Stops the server, and starts it again at the same URL with the same sessions. Options may change. */
  restart(options?: RunningOptions): Promise<void>
  /** kill -9. `restart` starts it again. */
  kill(): Promise<void>
  /** Ends every process of the site and removes its folder. */
  stop(): Promise<void>
}

/**
 * Django's file backend names a mail's file by the second and by an object's id, which says nothing about the
 * order. It adds to a file of that name, and ends each mail with a line of dashes.
 */
const mailsIn = (folder: string): string[] =>
  readdirSync(folder)
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, writtenAt: statSync(file, { bigint: true }).mtimeNs }))
    .sort((one, other) => (one.writtenAt < other.writtenAt ? -1 : 1))
    .flatMap(({ file }) =>
      readFileSync(file, 'utf8')
        .split(/^-{79}$/m)
        .slice(0, -1),
    )

/** A site that one test after the other can have. */
export interface ReusableSite {
  readonly site: LinoSite
  /** Null: what its server remembers cannot be undone, or the server is down. */
  kind(): string | null
  /** Makes database and mails what they were when the site was prepared. */
  restore(): Promise<void>
}

/** Two sites of one kind differ in nothing that a test can choose. */
export function kindOf(version: LinoVersion, chosen: LinoOptions): string {
  return JSON.stringify([version, allOf(chosen)])
}

function allOf(chosen: LinoOptions): Required<LinoOptions> {
  return { ...preparedDefaults, ...runningDefaults, ...chosen }
}

/**
 * Starts a real Lino, and installs it first if necessary. Rejects if it does not start, or if PyPI cannot be
 * reached.
 */
export async function startLino(version: LinoVersion, chosen: LinoOptions = {}): Promise<LinoSite> {
  return (await startReusable(version, chosen)).site
}

export async function startReusable(version: LinoVersion, chosen: LinoOptions): Promise<ReusableSite> {
  const lino = await ensureLino(version)
  if ('unavailable' in lino) throw new Error(`Lino ${version} is not installed: ${lino.unavailable}.`)
  const { python } = lino
  let options = allOf(chosen)
  const home = await newSiteHome(version, python, options)
  const helper = startHelper(python, home) // it imports Lino while the server does
  let server = await startServer(python, home, 0, options).catch(async (error: unknown) => {
    await helper.stop()
    removeHome(home)
    throw error
  })
  let up = true
  const ask = helper.ask
  const insertSessions = (sessions: readonly NewSession[]): Promise<string[]> =>
    ask('insert', { sessions }) as Promise<string[]>
  const site: LinoSite = {
    version,
    url: `http://127.0.0.1:${server.port}/`,
    password: options.password,
    pid: () => server.pid,
    seed: (n, { seed = 1, ghosts = 0 } = {}) =>
      ask('seed', { n, seed, ghosts }) as Promise<Record<string, number>>,
    insertSessions,
    async insertSession(session) {
      const [key] = await insertSessions([session])
      if (key === undefined) throw new Error('The session was not added.')
      return key
    },
    dump: () => ask('dump') as Promise<LinoRow[]>,
    count: () => ask('count') as ReturnType<LinoSite['count']>,
    async clear() {
      await ask('clear')
    },
    sql: (statement, parameters = []) => ask('sql', { statement, parameters }) as Promise<unknown[][]>,
    runOnServer: (lines) => runOnServer(python, home, lines),
    mails: () => mailsIn(path.join(home, 'mail')),
    accessLog: () => readFileSync(path.join(home, 'access.log'), 'utf8'),
    async restart(changes = {}) {
      options = { ...options, ...changes }
      if (up) await server.stop()
      up = false
      writeOptions(home, options)
      server = await startServer(python, home, server.port, options)
      up = true
    },
    async kill() {
      await server.kill()
      up = false
    },
    async stop() {
      await Promise.all([up ? server.stop() : null, helper.stop()])
      up = false
      removeHome(home)
    },
  }
  return {
    site,
    kind() {
      // A cache, a ban and an application's own data are not in the prepared database.
      const reusable = up && options.engine === null && !options.ipdict && options.application === null
      return reusable ? kindOf(version, options) : null
    },
    async restore() {
      await ask('restore')
      for (const name of readdirSync(path.join(home, 'mail'))) rmSync(path.join(home, 'mail', name))
    },
  }
}
