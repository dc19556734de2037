import { jsonAnswer, named, textAnswer, withHeader, type Answer } from '../answer.ts'
import { at, editJson, type HostileCase } from '../case.ts'

/** The site answers like this, and signs nobody in. */
const instead = (answer: Answer) => ({ bend: () => at('signIn', () => answer), insteadAt: 'signIn' }) as const
const refusal = (message: unknown) => instead(jsonAnswer({ success: false, alert: 'Error', message }))
const asksForCode = { message: 'We sent a code.', eval_js: 'Lino.trust_device()' }
const edited = (edit: (body: Record<string, unknown>) => unknown) => () =>
  at('signIn', (answer) => editJson(answer, edit))

/** Answers to a sign-in that a site can send and does not mean. */
export const signInCases: readonly HostileCase[] = [
  { name: 'codes are asked for, for ever', ...instead(jsonAnswer(asksForCode)), list: 'codeNeeded' },
  {
    name: 'codes are asked for, for ever, and one is given',
    ...instead(jsonAnswer(asksForCode)),
    list: 'unintelligible',
    code: '123456',
  },
  {
    name: 'every code is right, and the sign-in asks for one all the same',
    insteadAt: 'signIn',
    bend: () =>
      at('signIn', (_answer, seen) =>
        seen.body.includes('an=trust_device')
          ? withHeader(jsonAnswer({ success: true }), 'Set-Cookie', 'trusted_device_token=abc; Path=/')
          : jsonAnswer(asksForCode),
      ),
    list: 'codeNeeded',
    code: '123456',
  },
  {
    name: 'a trust cookie with a line end',
    bend: () =>
      at('signIn', (answer, seen) =>
        seen.body.includes('an=trust_device')
          ? withHeader(jsonAnswer({ success: true }), 'Set-Cookie', 'trusted_device_token=a\u000bb; Path=/')
          : answer,
      ),
    list: 'unreachable',
    code: '123456',
  },
  {
    name: 'no code is asked for, and one is given',
    bend: () => (answer) => answer,
    list: 'ok',
    code: '123456',
  },
  {
    name: 'eval_js of a megabyte',
    ...instead(jsonAnswer({ message: 'x', eval_js: `trust_device${'x'.repeat(900_000)}` })),
    list: 'codeNeeded',
  },
  {
    name: 'success as a text',
    bend: edited((body) => ({ ...body, success: 'true' })),
    list: 'unintelligible',
  },
  { name: 'success as a number', bend: edited((body) => ({ ...body, success: 1 })), list: 'unintelligible' },
  {
    name: 'no success at all',
    bend: edited((body) => ({ ...body, success: undefined })),
    list: 'unintelligible',
  },
  {
    name: 'success with a goto_url to elsewhere',
    bend: (lino) =>
      at('signIn', (answer) =>
        editJson(answer, (body) => ({
          ...body,
          goto_url: `${lino.elsewhere}/x`,
          eval_js: `location='${lino.elsewhere}'`,
        })),
      ),
    list: 'ok',
  },
  {
    name: 'success, and everything after it is refused',
    bend: () => at(['list'], () => textAnswer('<h1>Forbidden</h1>', 403)),
    list: 'notAdministrator',
  },
  {
    name: 'success, and we are said not to be signed in',
    bend: () =>
      at('settings', (answer, seen) =>
        seen.cookies.length > 0 ? editJson(answer, (body) => ({ ...body, logged_in: false })) : answer,
      ),
    list: 'signInBarred',
    mayBeLeft: true,
  },
  {
    name: 'the refusal of a wrong password, with a session cookie',
    bend: () =>
      at('signIn', (answer) =>
        editJson(answer, (body) => ({ ...body, success: false, message: 'Failed to sign in as robin.' })),
      ),
    list: 'wrongPassword',
  },
  {
    name: 'a session was made, and the site says that it is full',
    bend: () =>
      at('signIn', (answer) =>
        editJson(answer, () => ({
          success: false,
          message: 'There are more than 3 active user sessions. Please try again later.',
        })),
      ),
    list: 'limitReached',
  },
  ...[400, 403, 404, 405, 500, 502, 504].map((status, nth): HostileCase => ({
    ...(nth % 2 > 0 && { slow: true }),
    name: `signed in, and answered ${status}`,
    bend: () =>
      at('signIn', (answer) => ({
        ...textAnswer('<h1>Error</h1>', status),
        headers: named(answer, 'Set-Cookie').map((value) => ['Set-Cookie', value] as const),
      })),
    list:
      status === 403 || status === 404 ? 'signInBarred' : status === 405 ? 'unintelligible' : 'serverBusy',
  })),
  {
    name: 'a list in the place of the sign-in',
    ...instead(jsonAnswer([{ success: true }])),
    list: 'unintelligible',
    mayBeLeft: true,
  },
  {
    name: 'null in the place of the sign-in',
    ...instead(jsonAnswer('null')),
    list: 'unintelligible',
    mayBeLeft: true,
  },
  {
    name: 'a refusal that steers a terminal',
    ...refusal('\u001b[2J\u001b]0;x\u0007\u202eevil\u2066'),
    list: 'signInBarred',
  },
  {
    name: 'a refusal of HTML',
    ...refusal('<script>alert(1)</script><img src=x onerror=alert(1)>'),
    list: 'signInBarred',
  },
  {
    name: 'a refusal of 900 KB',
    ...refusal('no '.repeat(300_000)),
    list: 'signInBarred',
    never: /(no ){400}/,
  },
  { name: 'a refusal of 4,000 colons', ...refusal(` ${':'.repeat(4000)}x`), list: 'signInBarred' },
  { name: 'a refusal of 100,000 digits and dots', ...refusal('1.'.repeat(50_000)), list: 'signInBarred' },
  {
    name: 'a refusal that repeats the password',
    ...refusal('Failed to sign in as robin with Pass-word-of-robin!42.'),
    list: 'wrongPassword',
  },
  { name: 'a refusal that is no text', ...refusal({ a: 1 }), list: 'signInBarred' },
  { name: 'a refusal of nothing', ...refusal(''), list: 'signInBarred' },
  { name: 'a limit of 0', ...refusal('There are more than 0 active user sessions.'), list: 'limitReached' },
  {
    name: 'a limit of 2^60',
    ...refusal('There are more than 1152921504606846976 active user sessions.'),
    list: 'limitReached',
  },
  {
    name: 'a limit in numbers of another script',
    ...refusal('There are more than \u0663 active user sessions.'),
    list: 'signInBarred',
  },
  {
    name: 'a limit, though everybody could get in',
    ...refusal('There are more than 3 active user sessions. Please try again later.'),
    list: 'limitReached',
  },
  {
    name: 'a limit, and a way in that is none',
    insteadAt: 'signIn',
    bend: () =>
      at('signIn', (_answer, seen) =>
        seen.target === '/auth'
          ? textAnswer('<h1>No</h1>', 500)
          : jsonAnswer({ success: false, message: 'There are more than 3 active user sessions.' }),
      ),
    more: ['--enter-full'],
    list: 'wrongPassword',
  },
  {
    name: 'a limit, and a way in to elsewhere',
    insteadAt: 'signIn',
    bend: (lino) =>
      at('signIn', (_answer, seen) =>
        seen.target === '/auth'
          ? { status: 307, headers: [['Location', `${lino.elsewhere}/`]], body: Buffer.alloc(0) }
          : jsonAnswer({ success: false, message: 'There are more than 3 active user sessions.' }),
      ),
    more: ['--enter-full'],
    list: 'unintelligible',
    mayBeLeft: true,
  },
  {
    name: 'a ban of a hundred years',
    ...refusal('Too many authentication failures from 1.2.3.4'),
    list: 'banned',
  },
  {
    name: 'a password that expires: refused by Lino 21’s words',
    ...refusal('Failed to log in as robin.'),
    list: 'wrongPassword',
  },
  {
    name: 'a trust cookie of 100 KB',
    bend: () =>
      at('signIn', (answer, seen) =>
        seen.body.includes('an=trust_device')
          ? withHeader(
              jsonAnswer({ success: true }),
              'Set-Cookie',
              `trusted_device_token=${'a'.repeat(15_000)}; Path=/`,
            )
          : answer,
      ),
    list: 'unintelligible',
    code: '123456',
  },
  {
    name: 'a limit of 400 digits',
    ...refusal(`There are more than ${'9'.repeat(400)} active user sessions.`),
    list: 'limitReached',
    never: /Infinity|e\+/,
  },
]
