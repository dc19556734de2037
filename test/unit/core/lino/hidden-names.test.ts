import { describe, expect, it } from 'vitest'
import type { KillRule } from '../../../../contract/rule.ts'
import { chooseSessions } from '../../../../core/domain/kill-choice.ts'
import { createHiddenNames, looksHidden } from '../../../../core/lino/hidden-names.ts'
import { createKnownSecrets } from '../../../../core/lino/known-secrets.ts'
import { fc } from '../../../support/properties.ts'
import { anySite, day, monday } from '../../../support/sessions.ts'

const secret = 'sesame-hunter2'
const users = [secret, `${secret}-anna`, `${secret}-berta`, `${secret.toUpperCase()}-anna`, '•••', '•••-anna']

const site = anySite.chain((sessions) =>
  fc
    .array(fc.constantFrom(...users, 'luc', null), { minLength: sessions.length, maxLength: sessions.length })
    .map((drawn) => sessions.map((each, at) => ({ ...each, user: drawn[at] ?? null }))),
)
const anyUsers = fc.subarray([...users, 'luc'])

/** What a window is shown of these users, and what it means by it. */
function window() {
  const known = createKnownSecrets()
  known.addTyped(secret)
  const names = createHiddenNames()
  for (const user of users) {
    const safe = known.hide(user)
    if (safe !== user || looksHidden(user)) names.add(user, safe)
  }
  return names
}

describe('users that hold a secret', () => {
  it('are hidden, and each is another text', () => {
    const shown = window().shown(users)
    expect(JSON.stringify(shown)).not.toMatch(/hunter2/i)
    expect(new Set(shown).size).toBe(users.length)
  })

  it('are chosen by the same rules as if nothing was hidden', () => {
    fc.assert(
      fc.property(
        site,
        fc.record(
          {
            users: anyUsers,
            dangling: fc.constant(true),
            all: fc.constant(true),
            exemptUsers: anyUsers,
            keepNewest: fc.integer({ min: 1, max: 2 }),
          },
          { requiredKeys: [] },
        ),
        anyUsers,
        (sessions, rule: KillRule, exempt) => {
          const names = window()
          const at = (spared: readonly string[]) => ({
            now: monday,
            danglingAfterMs: 4 * day,
            sessionsLimit: null,
            isExempt: ({ user }: { user: string | null }) => user !== null && spared.includes(user),
          })
          const wanted = chooseSessions(sessions, rule, at(exempt))
          // A window knows the hidden names only, and sends them back.
          const fromWindow = names.meant(JSON.parse(JSON.stringify(names.shown(rule))) as KillRule)
          const spared = names.meant(names.shown(exempt))
          expect(chooseSessions(sessions, fromWindow, at(spared))).toEqual(wanted)
          // What a window chooses in its own table is the same as well.
          const inWindow = chooseSessions(names.shown(sessions), names.shown(rule), at(names.shown(exempt)))
          expect(inWindow.sessions.map(({ ref }) => ref)).toEqual(wanted.sessions.map(({ ref }) => ref))
        },
      ),
    )
  })

  it('leave the core hidden in any value, and other values stay the same object', () => {
    const names = window()
    const plain = { ok: true, value: [{ user: 'luc', at: 1, ip: null }] }
    expect(names.shown(plain)).toBe(plain)
    expect(names.shown({ run: { results: [{ user: `${secret}-anna`, at: 1 }] } })).toEqual({
      run: { results: [{ user: '•••-anna', at: 1 }] },
    })
  })
})
