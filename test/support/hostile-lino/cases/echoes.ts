import { jsonAnswer, type Answer } from '../answer.ts'
import { at, editRows, isOwn, type HostileCase } from '../case.ts'
import type { Seen } from '../requests.ts'

/** Everything secret that a request shows, and what a site can make of it. */
function secretsIn({ body, cookies, headers }: Seen): string {
  const form = new URLSearchParams(body)
  const typed = ['password', 'otp'].flatMap((name) => form.get(name) ?? [])
  const all = [...typed, ...cookies.map(([, value]) => value), headers['x-csrftoken'] ?? '']
  return all
    .flatMap((each) => [
      each,
      each.toUpperCase(),
      encodeURIComponent(each),
      Buffer.from(each).toString('base64'),
    ])
    .join(' ')
}

/** Of the stage, in several forms. A key begins with six signs that are shown. */
const never = /pass-word-of-robin|UGFzcy13b3JkLW9m|736251|NzM2Mj|(?<![a-z0-9])[a-z0-9]{32}(?![a-z0-9])/i

const said = (message: string): Answer => jsonAnswer({ success: false, message })

/** The site repeats what it was told, in its own words. */
export const echoCases: readonly HostileCase[] = [
  {
    name: 'a refusal that repeats the password',
    insteadAt: 'signIn',
    bend: () => at('signIn', (_answer, seen) => said(secretsIn(seen))),
    list: 'signInBarred',
    never,
  },
  {
    name: 'a refused code that is repeated',
    insteadAt: 'signIn',
    bend: () => at('signIn', (_answer, seen) => said(secretsIn(seen))),
    code: '736251',
    list: 'codeWrong',
    never,
  },
  {
    name: 'a hidden table that repeats our cookies and the keys of all sessions',
    bend: () =>
      at('list', (_answer, seen) =>
        jsonAnswer({ count: 0, rows: [], success: true, no_data_text: secretsIn(seen).slice(0, 400) }),
      ),
    list: 'tableHidden',
    never,
  },
  {
    name: 'users that are the password and our own key',
    bend: () =>
      at('list', (answer, seen) =>
        editRows(answer, (row) =>
          isOwn(row)
            ? row
            : row.map((cell, column) => (column === 2 ? `Pass-word-of-robin!42 ${secretsIn(seen)}` : cell)),
        ),
      ),
    list: 'ok',
    killed: 'any',
    never,
  },
]
