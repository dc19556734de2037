import { describe, expect, it } from 'vitest'
import { succeed } from '../../../../../contract/failure.ts'
import type { ConsoleCommand } from '../../../../../main/cli/commands/index.ts'
import { run } from '../../../../../main/cli/run.ts'
import { day, now, session, site } from '../fake-data.ts'
import { fakeConsole, fakeWorld } from '../fake-world.ts'

const list: ConsoleCommand = {
  name: 'list',
  choice: { site: 'office', user: null, allowHttp: false, enterFull: false },
  filter: {},
  expired: false,
}

const sessions = [
  session(1, { own: true, user: 'robin', lastActivity: now }),
  session(2, { lastActivity: now - 6 * day }),
  session(3, { lastActivity: now - 1000 * 90 }),
  session(4, {
    user: null,
    ip: null,
    lastActivity: null,
    activityUnknown: 'neverUsed',
    lastSaved: now - 6 * day,
  }),
  session(5, { user: 'e\u001b[2Jvil', lastActivity: now - 20 * day, expiresAt: now - day }),
]

async function output(command: ConsoleCommand, json: boolean): Promise<string> {
  const { world, written } = fakeWorld(fakeConsole({ sessions }))
  expect(await run(command, json, world)).toBe(0)
  return written.stdout
}

describe('list --json', () => {
  it('has exactly the keys that scripts rely on, in their order', async () => {
    const text = await output({ ...list, filter: { refs: [session(2).ref] } }, true)
    expect(text).toBe(
      '{"site":{"url":"https://office.example.com","name":"office","frontEnd":"react","killBy":"signOut",' +
        '"readAt":"2026-11-23T12:00:00.000Z","clockOffsetMinutes":60,"sessionsLimit":50,"cookieAgeSeconds":1209600,"countsExpired":null,"timesUnread":null},' +
        '"counts":{"listed":5,"live":4,"own":1,"active":1,"dangling":1,"unknown":1,"expired":1,"anonymous":1,"towardsLimit":4,"expiryUnknown":0,"onNow":1,"today":1},' +
        '"sessions":[{"ref":"0000000000000002","keyPrefix":"abc123","user":"luc","ip":"10.0.0.1",' +
        '"lastActivity":"2026-11-17T12:00:00.000Z","lastSaved":"2026-11-22T12:00:00.000Z","idleSeconds":518400,' +
        '"expiresAt":"2026-12-03T12:00:00.000Z","state":"dangling",' +
        '"reasons":[{"code":"idle","seconds":518400},{"code":"newerSessions","count":1}]}],' +
        '"leftOut":{"own":0,"active":0,"unknown":0}}\n',
    )
  })

  it('says both moments that a cell may mean across a change of the site’s clock', async () => {
    const twice = { lastActivity: now - 3_600_000, lastActivityFrom: now - 7_200_000 }
    const { world, written } = fakeWorld(
      fakeConsole({ sessions: [session(1, { ...twice, expiresFrom: now + day })] }),
    )
    await run(list, true, world)
    const shown: unknown = JSON.parse(written.stdout)
    expect(shown).toMatchObject({
      sessions: [
        {
          lastActivity: '2026-11-23T11:00:00.000Z',
          lastActivityFrom: '2026-11-23T10:00:00.000Z',
          expiresFrom: '2026-11-24T12:00:00.000Z',
          idleSeconds: 3600,
          reasons: [
            { code: 'clockChange', of: 'expiry', seconds: 9 * 86_400 },
            { code: 'idle', seconds: 3600 },
            { code: 'clockChange', seconds: 3600 },
          ],
        },
      ],
    })
  })

  it('shows all live ones, oldest first, and null for unknown values', async () => {
    const { sessions: shown } = JSON.parse(await output(list, true)) as {
      sessions: Record<string, unknown>[]
    }
    expect(shown.map((each) => each['state'])).toEqual(['dangling', 'active', 'own', 'unknown'])
    expect(shown.at(-1)).toMatchObject({
      user: null,
      ip: null,
      lastActivity: null,
      idleSeconds: null,
      reasons: [{ code: 'anonymous' }, { code: 'neverUsed', savedSecondsAgo: 518_400 }],
    })
  })

  it('shows expired ones only when asked, while the counts know them always', async () => {
    const text = await output({ ...list, expired: true }, true)
    const { sessions: shown, counts } = JSON.parse(text) as {
      sessions: { state: string }[]
      counts: { expired: number }
    }
    expect(shown[0]?.state).toBe('expired')
    expect(counts.expired).toBe(1)
  })
})

describe('list for a person', () => {
  it('is a table that no cell can break, with the counts below', async () => {
    const lines = (await output({ ...list, expired: true }, false)).split('\n')
    expect(lines[0]).toMatch(/^USER +LAST ACTIVITY +IDLE +IP +EXPIRES +STATE +KEY +REF$/)
    expect(lines[1]).toMatch(/^e\\x1b\[2Jvil +.* 20 d .* 1 d ago +expired +abc123 +0000000000000005$/)
    expect(lines[2]).toMatch(/^luc +2026-11-17 \d\d:\d\d +6 d +10\.0\.0\.1 +in 10 d +dangling/)
    expect(lines[5]).toMatch(/^\(anonymous\) +unknown +never used, begun 6 d ago +in 10 d +unknown/)
    expect(lines.at(-2)).toBe(
      '5 sessions shown. office (https://office.example.com): 4 of at most 50 live (yours, 1 active, 1 dangling, 1 unknown; 1 of these anonymous), 1 expired.',
    )
  })

  it('says so when nothing matches', async () => {
    expect(await output({ ...list, filter: { users: ['marc'] } }, false)).toContain('No session matches.')
  })

  it('says what it left out because of its state, and which option shows it', async () => {
    const filter = { users: ['luc'], idleAtLeastMs: 1000 }
    const active = [3, 4].map((at) => session(at, { lastActivity: now - 1000 * 90 }))
    const fake = fakeWorld(fakeConsole({ sessions: active }))
    await run({ ...list, filter }, false, fake.world)
    expect(fake.written.stdout).toMatch(
      /^No session matches\.\n\nLeft out: 2 active \(--include-active\)\.\n0 sessions shown\./,
    )
    expect(await output({ ...list, filter: { anonymous: true } }, false)).toContain(
      'Left out: 1 with an unknown last activity (--include-unknown).\n',
    )
    expect(await output({ ...list, filter: { users: ['robin'] } }, false)).toContain(
      'Left out: 1 of the console’s own (--include-active).\n',
    )
    expect(await output({ ...list, filter: { users: ['luc'] } }, true)).toContain(
      '"leftOut":{"own":0,"active":1,"unknown":0}',
    )
    expect(await output(list, false)).not.toContain('Left out')
  })
})

describe('what this program has left behind', () => {
  it('is named on stderr if it is certain, and stdout does not change', async () => {
    const leftOvers = [
      { ref: session(2).ref, certain: true },
      { ref: session(3).ref, certain: false },
    ]
    const signIn = () => Promise.resolve(succeed({ ...site, leftOvers }))
    const { world, written } = fakeWorld(fakeConsole({ sessions, signIn }))
    expect(await run(list, true, world)).toBe(0)
    expect(written.stderr).toBe(
      'Note: This program left 1 session behind here when it was stopped by force. To kill it: kill --ref 0000000000000002\n',
    )
    expect(written.stdout).toBe(await output(list, true))
  })
})

describe('summary', () => {
  const summary: ConsoleCommand = { name: 'summary', choice: list.choice }

  it("speaks as Lino's own script does", async () => {
    expect(await output(summary, false)).toBe(
      'User luc has 2 active sessions\nUser robin has 1 active sessions\n' +
        "Among the active ones: 1 the console's own (of robin), 1 nobody's, 1 dangling.\n" +
        'On now: 1. Used today: 1.\n' +
        'Total 1 expired and 4 active sessions, 2 users\n',
    )
  })

  it('prints only the fixed lines if there is no more', async () => {
    const { world, written } = fakeWorld(fakeConsole({ sessions: [session(1)] }))
    await run(summary, false, world)
    expect(written.stdout).toBe(
      'User luc has 1 active sessions\nTotal 0 expired and 1 active sessions, 1 users\n',
    )
  })

  it('counts sessions whose last activity cannot be read, and no session that was never used', async () => {
    const unread = { lastActivity: null, activityUnknown: 'unreadable' } as const
    const never = { lastActivity: null, activityUnknown: 'neverUsed' } as const
    const both = [session(1, unread), session(2, unread), session(3, never)]
    const { world, written } = fakeWorld(fakeConsole({ sessions: both }))
    await run(summary, false, world)
    expect(written.stdout).toContain('\nAmong the active ones: 2 of unknown activity.\n')
  })

  it('says how many are on now and were there today, if the clock of the site is known', async () => {
    const used = [10, 20, 600].map((minutes, at) => session(at, { lastActivity: now - minutes * 60_000 }))
    const { world, written } = fakeWorld(fakeConsole({ sessions: used }))
    await run(summary, false, world)
    expect(written.stdout).toContain('\nOn now: 1. Used today: 3.\n')
    const signIn = () => Promise.resolve(succeed({ ...site, clockOffsetMinutes: null }))
    const unknown = fakeWorld(fakeConsole({ sessions: used, signIn }))
    await run(summary, false, unknown.world)
    expect(unknown.written.stdout).not.toContain('On now')
    const json = fakeWorld(fakeConsole({ sessions: used, signIn }))
    await run(summary, true, json.world)
    expect(JSON.parse(json.written.stdout)).toMatchObject({ onNow: null, today: null })
  })

  it('says what a site counts whose own date lies in the past, and why Lino’s script differs', async () => {
    const signIn = () => Promise.resolve(succeed({ ...site, sessionsLimit: 5, countsExpired: true }))
    const { world, written } = fakeWorld(fakeConsole({ sessions, signIn }))
    await run(summary, false, world)
    expect(written.stdout).toContain('this site counts expired sessions, too: 5 of at most 5.')
    expect(written.stdout).toContain('python manage.py clearsessions')
    expect(written.stdout).toContain('show_sessions.py counts by the site')
    expect(written.stdout).toMatch(/Total 1 expired and 4 active sessions, 2 users\n$/)
    const listed = fakeWorld(fakeConsole({ sessions, signIn }))
    await run(list, false, listed.world)
    expect(listed.written.stdout).not.toContain('of at most 5 live')
    expect(listed.written.stdout).toContain('5 of at most 5')
  })

  it('has its JSON shape', async () => {
    const document = JSON.parse(await output(summary, true)) as Record<string, unknown>
    expect(Object.keys(document)).toEqual([
      ...['site', 'users', 'live', 'expired', 'anonymous'],
      ...['own', 'dangling', 'towardsLimit', 'expiryUnknown', 'onNow', 'today'],
    ])
    expect(document).toMatchObject({
      users: [
        { user: 'luc', live: 2 },
        { user: 'robin', live: 1 },
      ],
      live: 4,
      expired: 1,
      anonymous: 1,
    })
  })
})

describe('names that look alike', () => {
  const users = ['robin', 'r\u043ebin', 'robin\u3164', 'luc', null]
  const alike = users.map((user, at) => session(at + 1, { user, lastActivity: now - 6 * day }))
  const note = 'Note: names of different users look alike: robin, r\\u043ebin, robin\\u3164.\n'

  async function written(command: ConsoleCommand, json = false): Promise<{ stdout: string; stderr: string }> {
    const fake = fakeWorld(fakeConsole({ sessions: alike }))
    expect(await run(command, json, fake.world)).toBe(0)
    return fake.written
  }

  it('are noted under the table', async () => {
    expect((await written(list)).stdout).toContain(`\n\n${note}5 sessions shown.`)
    const others = await written({ ...list, filter: { users: ['luc'] } })
    expect(others.stdout + others.stderr).not.toContain('look')
  })

  it('are noted before the total of a summary, whose fixed lines do not change', async () => {
    const { stdout } = await written({ name: 'summary', choice: list.choice })
    expect(stdout).toContain('User robin has 1 active sessions\n')
    expect(stdout).toMatch(
      /\nNote: names of different users look alike: .+\nTotal 0 expired and 5 active sessions, 4 users\n$/,
    )
    expect(stdout).toContain('r\\u043ebin')
  })

  it('change nothing in JSON', async () => {
    expect((await written(list, true)).stdout).not.toContain('alike')
    expect((await written({ name: 'summary', choice: list.choice }, true)).stdout).not.toContain('alike')
  })

  it('are noted for a request that names one of them, which finds only that one', async () => {
    const asked = await written({ ...list, filter: { users: ['robin'] } }, true)
    expect(JSON.parse(asked.stdout)).toMatchObject({ sessions: [{ user: 'robin' }] })
    expect(asked.stderr).toBe(
      'Note: r\\u043ebin is listed, too. It only looks like robin, and is another user.\n' +
        'Note: robin\\u3164 is listed, too. It only looks like robin, and is another user.\n',
    )
  })
})
