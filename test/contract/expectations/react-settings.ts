import { list, signIn, type Expectations } from '../expectation.ts'

export const reactSettings: Expectations = {
  'browser-close-list': list('13 of 13 rows, dmy 0 0 min, 1209600 s'),
  'browser-close-signin': signIn('signed in, until the browser closes'),
  'iso-list': list('13 of 13 rows, ymd 0 0 min, 1209600 s'),
  'iso-signin': signIn('signed in, 1209600 s'),
  'slash-list': list('13 of 13 rows, dmy 0 0 min, 1209600 s'),
  'slash-signin': signIn('signed in, 1209600 s'),
  'two-days-list': list('13 of 13 rows, dmy 0 0 min, 172800 s'),
  'two-days-signin': signIn('signed in, 172800 s'),
  'us-list': list('13 of 13 rows, mdy 0 0 min, 1209600 s'),
  'us-signin': signIn('signed in, 1209600 s'),
}
