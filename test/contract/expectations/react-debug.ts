import { kill, list, notOurs, signIn, wayIn, type Expectations } from '../expectation.ts'

export const reactDebug: Expectations = {
  '01-signin': signIn('signed in, 1209600 s'),
  '02-anon-list-noxhr': list('refused'),
  '02-anon-list-xhr': list('refused'),
  '03-kill-missing-xhr': kill('alreadyGone'),
  '04-auth-wrong-xhr': wayIn('wrongPassword, leaves a session'),
  '05-404-noxhr': notOurs('a wrong path'),
  '05-404-xhr': notOurs('a wrong path'),
}
