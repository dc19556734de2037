import { describe, expect, it } from 'vitest'
import { type FailureKind } from '../../../../../contract/failure.ts'
import { session } from '../../../../support/sessions.ts'
import { watchedAtStart } from '../../../../support/watched.ts'
import { failSaying } from '../../../../support/failures.ts'

const own = session({ own: true, user: 'robin' })

/** A kept session that the site answers with this when it is used again. The password is known. */
async function entering(kind: FailureKind) {
  const at = await watchedAtStart([own])
  at.lino.resume = async () => failSaying(kind, 'Trouble.')
  const entered = await at.site.signIn({ password: 'right' })
  return { ...at, entered, kept: (await at.account.read()).session }
}

describe('entering a site with a kept session', () => {
  it.each([
    'unreachable',
    'timedOut',
    'serverBusy',
    'unintelligible',
    'redirected',
    'notLino',
    'certificate',
    'notAdministrator',
    'signInBarred',
    'unexpected',
  ] as const)('makes no new one unless the site says that it is gone: %s', async (kind) => {
    const { entered, lino, kept } = await entering(kind)
    expect(entered).toMatchObject({ ok: false, failure: { kind } })
    expect(lino.signIns).toBe(0)
    expect(kept, 'it may still be there').toBe('kept')
  })

  it('makes a new one when the site says that it is gone', async () => {
    const { entered, lino } = await entering('signedOut')
    expect(entered).toMatchObject({ ok: true, value: { access: 'signedIn' } })
    expect(lino.signIns).toBe(1)
  })
})
