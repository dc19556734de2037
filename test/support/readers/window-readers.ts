import { redact } from '../../../core/adapters/redaction.ts'
import { httpFailureOf } from '../../../core/adapters/http-failure.ts'
import { comparable } from '../../../core/domain/comparable.ts'
import { skeleton } from '../../../core/domain/look-alikes.ts'
import { orderSessions } from '../../../core/domain/order.ts'
import { completions } from '../../../core/domain/query/completions.ts'
import { fold } from '../../../core/domain/query/fold.ts'
import { parseQuery } from '../../../core/domain/query/parse.ts'
import { printQuery } from '../../../core/domain/query/print.ts'
import { siteQuery } from '../../../core/domain/query/site-query.ts'
import { csvText } from '../../../core/domain/spreadsheet.ts'
import { table } from '../../../main/cli/output/table.ts'
import { safeJson } from '../../../core/domain/safe-json.ts'
import { cutTo, widthOf } from '../../../main/cli/output/width.ts'
import { visible } from '../../../core/domain/visible.ts'
import type { Session } from '../../../contract/session.ts'
import { session } from '../sessions.ts'
import type { Reader } from './reader.ts'

const now = Date.UTC(2026, 10, 23, 3, 24, 48)
const day = 86_400_000

const ofUser = (user: string): Session[] => [
  session({ user, ip: user }),
  session({ user: `${user}a`, ip: null }),
]

/** Code that shows a site's text, or writes it into files. */
export const windowReaders: readonly Reader[] = [
  { name: 'a text that is sought', read: (text) => comparable(text) },
  { name: 'a text that a query compares', read: (text) => fold(text) },
  {
    name: 'a query',
    read(text) {
      const parsed = parseQuery(text, siteQuery)
      return parsed.ok ? printQuery(parsed.query, siteQuery) : parsed.fault.word
    },
  },
  {
    name: 'what continues a query',
    read: (text) => completions(text, text.length, siteQuery, { tag: ['voga'] }).texts,
  },
  { name: 'what a name looks like', read: (text) => skeleton(text) },
  { name: 'what window and terminal show', read: (text) => visible(text) },
  { name: 'JSON of the terminal', read: (text) => safeJson({ text }) },
  { name: 'how wide a text is', bare: [0, 2_000_000], read: (text) => widthOf(text) },
  { name: 'a text cut', read: (text) => cutTo(text, 40) },
  {
    name: 'a table',
    read: (text) => table([{ title: 'A', cell: () => text, atMost: 32 }], [1, 2], (_, each) => each),
  },
  { name: 'a spreadsheet', read: (text) => csvText([[text]]) },
  { name: 'a line of the log', read: (text) => redact(text, ['secret', text.slice(0, 10)]) },
  { name: 'an error', read: (text) => httpFailureOf(new Error(text)) },
  {
    name: 'the order of users',
    read: (text) => orderSessions(ofUser(text), { column: 'user', descending: false }, now, day),
  },
]
