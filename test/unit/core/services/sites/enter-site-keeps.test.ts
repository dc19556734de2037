import { describe, expect, it } from 'vitest'
import { type FailureKind } from '../../../../../contract/failure.ts'
import type { Credentials } from '../../../../../core/lino/sign-in.ts'
import { openAccount } from '../../../../../core/services/sites/accounts.ts'
import { enterSite, type GivenCredentials } from '../../../../../core/services/sites/enter-site.ts'
import { createMemorySecrets } from '../../../../../core/services/sites/memory-secrets.ts'
import { memoryLocks } from '../../../../support/console.ts'
import { createFakeLino } from '../../../../support/fake-lino.ts'
import { monday, session } from '../../../../support/sessions.ts'
import { failSaying, withHints } from '../../../../support/failures.ts'

const record = {
  siteId: 's',
  name: 'Office',
  url: 'https://lino.example',
  user: 'robin',
  allowHttp: false,
  danglingAfterMs: 1,
  onNowMs: 900_000,
  tags: [],
  folder: null,
  sessionsLimit: null,
  keepSeat: true,
  signsItselfIn: false,
  certificate: null,
  saved: true,
  demo: false,
}
const log = { write: () => undefined }

/** One account of a site. A test can look at what the sign-in is asked for, and at what is noted about it. */
function office({ accountLasts = true } = {}) {
  const lino = createFakeLino([session({ own: true })])
  const account = openAccount(createMemorySecrets(), record.url, record.user, log)
  const asked: Credentials[] = []
  const noted: string[] = []
  const { signIn } = lino
  lino.signIn = (credentials) => {
    asked.push(credentials)
    noted.push('sign-in')
    return signIn(credentials)
  }
  const ownSessions = {
    intend: async (url: string, user: string) => {
      noted.push(`intended ${url} ${user}`)
      return { url, user, at: monday }
    },
    made: async (_: object, ref: string | null) => void noted.push(ref === null ? 'none made' : 'made'),
    ended: async () => undefined,
    leaveBehind: async () => undefined,
    notices: async () => [],
    look: async () => ({ leftOvers: [], elsewhere: new Set<string>() }),
  }
  const enter = (given: GivenCredentials = {}) =>
    enterSite(record, given, {
      client: lino,
      account,
      ownSessions,
      locks: memoryLocks(),
      log,
      accountLasts: () => accountLasts,
    })
  return { lino, account, asked, noted, enter }
}

describe('entering a site', () => {
  it('uses the kept session again, and says that no new one was made', async () => {
    const { account, asked, noted, enter } = office()
    await account.change({ session: 'kept', password: 'right' })
    expect(await enter({ password: 'other' })).toMatchObject({ ok: true, value: { fresh: false } })
    expect([asked, noted]).toEqual([[], []])
  })

  it('makes a new one with the given password, otherwise the kept one, and notes it before and after', async () => {
    const { account, asked, noted, enter } = office()
    await account.change({ password: 'kept' })
    expect(await enter()).toMatchObject({ ok: true, value: { fresh: true } })
    await account.change({ session: null })
    await enter({ password: 'typed', code: '016363', enterFull: false })
    expect(asked).toEqual([
      { user: 'robin', password: 'kept' },
      { user: 'robin', password: 'typed', code: '016363', enterFull: false },
    ])
    expect(noted.slice(0, 3)).toEqual(['intended https://lino.example robin', 'sign-in', 'made'])
  })

  it.each([{}, { password: '' }])('asks for a password if there is none: %j', async (given) => {
    const { account, asked, enter } = office()
    expect(await enter(given)).toMatchObject({ failure: { kind: 'passwordNeeded', site: 'Office' } })
    await account.change({ session: 'kept' })
    const other = office()
    other.lino.resume = async () => failSaying('signedOut', 'Gone.')
    await other.account.change({ session: 'kept' })
    expect(withHints(await other.enter(given))).toMatchObject({
      failure: { kind: 'signedOut', site: 'Office', hint: expect.stringContaining('has ended') },
    })
    expect((await other.account.read()).session).toBeNull()
    expect([...asked, ...other.asked]).toEqual([])
  })

  it.each<[FailureKind, boolean]>([
    ['timedOut', true],
    ['unreachable', true],
    ['unintelligible', true],
    ['serverBusy', true],
    ['wrongPassword', false],
    ['limitReached', false],
    ['certificate', false],
  ])('after %s keeps in mind that a session may have been made: %s', async (kind, mayBe) => {
    const { lino, noted, enter } = office()
    lino.failSignIn = failSaying(kind, 'Refused.').failure
    expect(await enter({ password: 'x' })).toMatchObject({ failure: { kind } })
    expect(noted.at(-1)).toBe(mayBe ? 'sign-in' : 'none made')
  })
})

describe('what is kept of a sign-in', () => {
  it.each([
    ['asked for, in a keychain', true, true, 'typed'],
    ['not asked for, in a keychain', undefined, true, 'before'],
    ['not wanted, in a keychain', false, true, null],
    ['not asked for, in memory', undefined, false, 'typed'],
    ['not wanted, in memory', false, false, null],
  ] as const)('the password: %s', async (_what, remember, accountLasts, kept) => {
    const { account, enter } = office({ accountLasts })
    await account.change({ password: 'before' })
    await enter({ password: 'typed', remember })
    expect(await account.read()).toMatchObject({ password: kept, session: 'kept' })
  })

  it('a kept password that is refused is forgotten, but stays if a typed one is refused', async () => {
    const { lino, account, enter } = office()
    await account.change({ password: 'kept' })
    lino.failSignIn = failSaying('limitReached', 'Full.').failure
    await enter()
    lino.failSignIn = failSaying('wrongPassword', 'Wrong.').failure
    await enter({ password: 'mistyped' })
    expect((await account.read()).password).toBe('kept')
    await enter()
    expect((await account.read()).password).toBeNull()
  })

  it('the trust in this device: shown before, kept after, and forgotten if it is invalid', async () => {
    const { lino, account, enter } = office()
    const shown: string[] = []
    lino.trustAgain = (trust) => shown.push(trust) > 1
    lino.kept = () => ({ session: null, trust: 'new' })
    lino.failSignIn = failSaying('limitReached', 'Full.').failure
    await account.change({ trust: 'spoilt' })
    await enter({ password: 'x' })
    expect([shown, (await account.read()).trust]).toEqual([['spoilt'], 'new'])
    await account.change({ trust: 'spoilt', session: 'kept' })
    lino.trustAgain = () => false
    await enter()
    expect((await account.read()).trust).toBeNull()
  })
})
