import { describe, expect, it } from 'vitest'
import { readRefusal } from '../../../../core/lino/refusal-texts.ts'

describe('readRefusal', () => {
  it.each([
    ['There are more than 3 active user sessions. Please try again later.', 3],
    ['There are more than 3 active user sessions. Bitte versuche es später erneut.', 3],
    ['Momentan sind mehr als 250 Benutzersitzungen aktiv. Versuchen Sie es später noch einmal.', 250],
    ['Il y a plus de 12 sessions utilisateur actives. Veuillez réessayer plus tard.', 12],
    ['Il y a plus de 12 sessions actives. Veuillez réessayer plus tard.', 12],
    // Not known word by word
    ['Er zijn meer dan 40 actieve gebruikerssessies.', 40],
  ])('%s: the limit is %i', (text, limit) => {
    expect(readRefusal(text, 'robin')).toMatchObject({ kind: 'limitReached', limit, siteText: text })
  })

  it.each([
    ['Failed to sign in as robin.', 'wrongPassword'],
    ['Failed to log in as robin.', 'wrongPassword'],
    ['Anmeldung als robin fehlgeschlagen.', 'wrongPassword'],
    ['Échec de connexion comme robin.', 'wrongPassword'],
    ['Aanmelden als “robin” mislukt.', 'wrongPassword'],
    ['Too many authentication failures from 127.0.0.1', 'banned'],
    ['Too many authentication failures from 2001:db8::1', 'banned'],
    ['Zu viele Fehlversuche von 10.1.2.3', 'banned'],
    ['Liiga palju katseid aadressilt 2001:db8::1', 'banned'],
    ['Cannot send email to Robin Rood without email address.', 'signInBarred'],
    ['Your account robin@lino.example has been closed in 2025.', 'signInBarred'],
    ['Something else', 'signInBarred'],
  ])('%s: %s', (text, kind) => {
    expect(readRefusal(text, 'robin')).toMatchObject({ kind, siteText: text })
  })

  it('is not misled by a user name that looks like another refusal', () => {
    const user = 'There are more than 3 active user sessions.'
    expect(readRefusal(`Failed to sign in as ${user}.`, user).kind).toBe('wrongPassword')
    expect(readRefusal('Failed to sign in as 12.', '12').kind).toBe('wrongPassword')
  })

  it('has its own words if the site says nothing', () => {
    expect(readRefusal('', 'robin')).toEqual({
      kind: 'signInBarred',
      cause: 'siteRefusedSignIn',
      facts: {},
    })
  })
})
