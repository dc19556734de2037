import { DatabaseSync } from 'node:sqlite'

/**
 * What can be wrong with a row: its last activity has no microseconds (Lino then fails on it), its data
 * cannot be decoded (Lino then takes it for an anonymous one), or its user's password has changed since.
 */
export type Flaw = 'no-microseconds' | 'undecodable' | 'stale-password'

/**
 * A row of Django's `django_session`, with the parts of its data that matter here. Times are ms since 1970.
 */
export interface SessionRow {
  key: string
  userId: number | null
  expire: number
  lastActivity: number | null
  ip: string | null
  flaw: Flaw | null
}

/** The table of user sessions, in SQLite. `insert` replaces a row of the same key. */
export interface SessionStore {
  all(): SessionRow[]
  get(key: string): SessionRow | null
  insert(row: SessionRow): void
  insertAll(rows: readonly SessionRow[]): void
  /** Only a row that still exists: a request under way never brings an ended session back. */
  update(row: SessionRow): void
  remove(key: string): boolean
  count(): number
  countLive(now: number, exceptKey: string | null): number
  close(): void
}

const columns = 'key, user_id, expire, last_activity, ip, flaw'

/** Opens (and if necessary creates) the table in `file`, or in memory for `:memory:`. */
export function openStore(file: string): SessionStore {
  const database = new DatabaseSync(file)
  database.exec(
    'CREATE TABLE IF NOT EXISTS session (key TEXT PRIMARY KEY, user_id INTEGER, expire INTEGER NOT NULL,' +
      ' last_activity INTEGER, ip TEXT, flaw TEXT)',
  )
  const selectAll = database.prepare(`SELECT ${columns} FROM session`)
  const selectOne = database.prepare(`SELECT ${columns} FROM session WHERE key = ?`)
  const put = database.prepare(`INSERT OR REPLACE INTO session (${columns}) VALUES (?, ?, ?, ?, ?, ?)`)
  const change = database.prepare(
    'UPDATE session SET user_id = ?, expire = ?, last_activity = ?, ip = ?, flaw = ? WHERE key = ?',
  )
  const drop = database.prepare('DELETE FROM session WHERE key = ?')
  const total = database.prepare('SELECT count(*) AS n FROM session')
  const live = database.prepare('SELECT count(*) AS n FROM session WHERE expire > ? AND key <> ?')
  const insert = (row: SessionRow): void => {
    put.run(row.key, row.userId, row.expire, row.lastActivity, row.ip, row.flaw)
  }
  return {
    all: () => selectAll.all().map(toRow),
    get: (key) => {
      const found = selectOne.get(key)
      return found === undefined ? null : toRow(found)
    },
    insert,
    insertAll: (rows) => {
      database.exec('BEGIN')
      rows.forEach(insert)
      database.exec('COMMIT')
    },
    update: (row) => {
      change.run(row.userId, row.expire, row.lastActivity, row.ip, row.flaw, row.key)
    },
    remove: (key) => drop.run(key).changes === 1,
    count: () => Number(total.get()?.['n']),
    countLive: (now, exceptKey) => Number(live.get(now, exceptKey ?? '')?.['n']),
    close: () => database.close(),
  }
}

type Raw = Record<string, unknown>

function toRow(raw: Raw): SessionRow {
  return {
    key: String(raw['key']),
    userId: numberOrNull(raw['user_id']),
    expire: Number(raw['expire']),
    lastActivity: numberOrNull(raw['last_activity']),
    ip: raw['ip'] === null ? null : String(raw['ip']),
    flaw: toFlaw(raw['flaw']),
  }
}

const numberOrNull = (value: unknown): number | null => (value === null ? null : Number(value))

function toFlaw(value: unknown): Flaw | null {
  return value === 'no-microseconds' || value === 'undecodable' || value === 'stale-password' ? value : null
}
