import { list, signIn, type Expectations } from '../expectation.ts'

export const reactTz: Expectations = {
  '01-signin': signIn('signed in, 1209600 s'),
  '02-list': list('11 of 11 rows, dmy 120 0 min, 1209600 s'),
}
