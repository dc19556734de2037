import { list, settings, signIn, signOutRedirect, type Expectations } from '../expectation.ts'

export const react26Tz: Expectations = {
  '01-signin': signIn('signed in, 1209600 s'),
  '02-list': list('10 of 10 rows, dmy 120 0 min, 1209600 s'),
  '02b-list-limit2': list('2 of 10 rows, dmy 120 0 min, 1209600 s'),
  '03-settings': settings('signed in, 900'),
  '04-list-signin-only': list('11 of 11 rows, dmy 120 0 min, 1209600 s'),
  '05-signout': signOutRedirect('sent'),
}
