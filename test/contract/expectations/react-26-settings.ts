import { list, signIn, type Expectations } from '../expectation.ts'

export const react26Settings: Expectations = {
  'browser-close-list': list('11 of 11 rows, dmy 0 0 min, 1209600 s'),
  'browser-close-signin': signIn('signed in, until the browser closes'),
  'engine-cache-list': list('hidden: notInDatabase'),
  'engine-cache-signin': signIn('signed in, 1209600 s'),
  'iso-list': list('7 of 7 rows, ymd 0 0 min, 1209600 s'),
  'iso-signin': signIn('signed in, 1209600 s'),
  'long-list': list('10 of 10 rows, dmy 0 0 min, 1209600 s'),
  'long-signin': signIn('signed in, 1209600 s'),
  'slash-list': list('9 of 9 rows, dmy 0 0 min, 1209600 s'),
  'slash-signin': signIn('signed in, 1209600 s'),
  'two-days-list': list('12 of 12 rows, dmy 0 0 min, 172800 s'),
  'two-days-signin': signIn('signed in, 172800 s'),
  'us-list': list('8 of 8 rows, mdy 0 0 min, 1209600 s'),
  'us-signin': signIn('signed in, 1209600 s'),
}
