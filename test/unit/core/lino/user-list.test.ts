import { describe, expect, it } from 'vitest'
import { readUserNames } from '../../../../core/lino/user-list.ts'
import { answerOf, closed } from './fake-http.ts'
import { createFakeSite, type FakeSite } from './fake-site.ts'

const today = '/api/users/ListedUsers?fmt=json&limit=0'
const before = '/api/users/UsersOverview?fmt=json&limit=0'
const row = (name: string | null, id: number | null) => [
  name,
  '100 (User)',
  '100',
  'English',
  'en',
  id,
  {},
  false,
]
const rows = [row('luc', 4), row('robin', 1), row(null, null)]

async function hidden(usersTable: FakeSite['usersTable'], listed = true): Promise<FakeSite> {
  const site = Object.assign(createFakeSite(), { usersTable })
  await site.client.signIn({ user: 'robin', password: '1234' })
  if (listed) await site.client.list()
  site.http.seen.length = 0
  return site
}

describe('usersNow', () => {
  it.each([today, before])('reads %s, and no table that holds more than names', async (target) => {
    const site = await hidden({ target, rows })
    expect(await site.client.usersNow()).toEqual({ ok: true, value: ['luc', 'robin'] })
    expect(site.http.seen.map((each) => each.target)).toEqual(target === today ? [today] : [today, before])
  })

  it('knows nothing if there is no such table, or another one', async () => {
    for (const table of [null, { target: today, rows: [['luc'], ['rolf']] }, { target: today, rows: 'x' }]) {
      const site = await hidden(table)
      expect(await site.client.usersNow()).toMatchObject({ ok: false, failure: { kind: 'unintelligible' } })
    }
  })

  it('asks nothing if no list has shown our own name', async () => {
    const site = await hidden({ target: today, rows }, false)
    expect((await site.client.usersNow()).ok).toBe(false)
    expect(site.http.seen).toEqual([])
  })

  it('says so when our session is gone, or the site cannot be reached', async () => {
    const site = await hidden({ target: today, rows })
    site.instead = () => closed
    expect(await site.client.usersNow()).toMatchObject({ failure: { kind: 'unreachable' } })
    site.instead = () => undefined
    site.sessions.clear()
    expect(await site.client.usersNow()).toMatchObject({ failure: { kind: 'signedOut' } })
    expect(site.client.signedIn).toBe(false)
  })
})

describe('readUserNames', () => {
  const read = (table: unknown) => readUserNames(answerOf({ body: { rows: table } }), 'robin')

  it('finds the column by our own name and by no name standing twice', () => {
    expect(
      read([
        ['x', 'robin', 'luc'],
        ['robin', 'robin', 'robin'],
        ['x', 'luc', 'robin'],
      ]),
    ).toBeNull()
    expect(
      read([
        [1, 'robin'],
        [2, 'luc'],
      ]),
    ).toEqual(['robin', 'luc'])
  })

  it('is null for what is no table', () => {
    for (const table of [undefined, [], ['robin'], [[]]]) expect(read(table)).toBeNull()
    expect(readUserNames(answerOf({ status: 403, body: '<html>' }), 'robin')).toBeNull()
  })
})
