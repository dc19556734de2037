import type { HostileCase } from '../case.ts'
import { bodyCases } from './bodies.ts'
import { cookieCases } from './cookies.ts'
import { echoCases } from './echoes.ts'
import { fileCases } from './files.ts'
import { headerCases } from './headers.ts'
import { httpsCases } from './https.ts'
import { keyCases } from './keys.ts'
import { olderCases } from './older.ts'
import { redirectCases } from './redirects.ts'
import { rowCases } from './rows.ts'
import { signInCases } from './sign-in.ts'
import { timeCases } from './time.ts'
import { wireCases } from './wire.ts'

/** Every case, by its subject. */
export const hostileCases: Readonly<Record<string, readonly HostileCase[]>> = {
  headers: headerCases,
  cookies: cookieCases,
  bodies: bodyCases,
  wire: wireCases,
  redirects: redirectCases,
  https: httpsCases,
  rows: rowCases,
  keys: keyCases,
  time: timeCases,
  'sign-in': signInCases,
  echoes: echoCases,
  files: fileCases,
  'answers of older kinds': olderCases,
}
