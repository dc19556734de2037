import type { LinoSite } from './site.ts'

/** What Lino's own script said. */
export interface ShownSessions {
  /** How many sessions each user has. `Anonymous` is its word for sessions without a user. */
  readonly users: ReadonlyMap<string, number>
  readonly expired: number
  readonly active: number
  readonly userCount: number
}

const script = `import lino_book, os; print(os.path.join(os.path.dirname(lino_book.__file__), 'projects', 'cosi1', 'show_sessions.py'))`

/**
 * Runs the `show_sessions.py` that lino-book has for its administrators, on a site of version `book-25.7`.
 */
export async function showSessions(site: LinoSite): Promise<ShownSessions> {
  const said = await site.runOnServer([`python manage.py run "$(python -c "${script}")"`])
  const users = [...said.matchAll(/^User (.+) has (\d+) active sessions$/gm)].map(
    ([, name = '', count]) => [name, Number(count)] as const,
  )
  const total = /^Total (\d+) expired and (\d+) active sessions, (\d+) users$/m.exec(said)
  if (!total) throw new Error(`show_sessions.py said something else: ${said}`)
  const [expired = 0, active = 0, userCount = 0] = total.slice(1).map(Number)
  return { users: new Map(users), expired, active, userCount }
}
