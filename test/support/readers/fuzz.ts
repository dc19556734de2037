import { captureFolders, captureNames, readCapture } from '../../contract/capture.ts'
import { anyChange, recordedBodies } from '../hostile-lino/changed-captures.ts'
import { fc } from '../properties.ts'
import { patterns } from './patterns.ts'
import { oddNumbers } from './ranges.ts'
import type { Reader } from './reader.ts'

const inQuotes = /"((?:[^"\\]|\\.)*)"/g
const pieces = recordedBodies.flatMap((body) => [...body.matchAll(inQuotes)].map(([, text = '']) => text))
const headers = captureFolders().flatMap((folder) =>
  captureNames(folder).flatMap((name) => Object.values(readCapture(folder, name).answer.headers).flat()),
)
/** Cells, messages, names and headers that real Linos have sent, each once. */
const recordedTexts = [...new Set([...pieces, ...headers])].filter(
  (text) => text !== '' && text.length < 2000,
)

/** Figures and dates as no Lino writes them, in places where Lino writes some. */
const oddTexts = [
  ...['Infinity', '-Infinity', 'NaN', '1e300', '-1', '0.5', '1e999', '9'.repeat(400), '0x10', '٣', '1_000'],
  ...['31.12.9999 23:59', '99.99.9999 99:99', '31.02.2026 03:24', '01.01.2009 00:00', '31.12.2199 23:59'],
  ...[
    '1/1/2009 12:00 a.m.',
    '2199-12-31 23:59:60',
    '31. Dezember 2199 23:59',
    'Thu, 31 Dec 2199 23:59:59 GMT',
  ],
  ...['nov', 'Dezember', 'märz', '{"pk_index":7,"col":[{"name":"username","fields_index":1e9}]}'],
  ...['Mon, 1 Jan 271764', 'Fri, 01 Jan 2009 00:00:00 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ...['25.11.2026 03:24 (UTC) (9999 weeks, 9999 days from now)', '01.01.2009 00:00 (UTC) (a day from now)'],
  ...['{"rows":[[]],"count":1e999}', '{"rows":[[]],"count":-1}', '{"pk_index":1e300,"col":[]}'],
]

const aPart = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...oddTexts),
  fc.constantFrom(...recordedTexts),
  fc.constantFrom(...Object.values(patterns)).map((pattern) => pattern.repeat(20)),
)

/** A text as a site may send it: a real Lino's, changed, or put together. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  aPart,
  fc.array(aPart, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...recordedTexts, ...oddTexts), anyChange).map(([text, change]) => change(text)),
  fc.tuple(fc.constantFrom(...recordedBodies), anyChange).map(([body, change]) => change(body)),
)

/** No text makes this reader throw, or return an impossible number. */
export const bearsAnyText = (reader: Reader): fc.IProperty<[string]> =>
  fc.property(anyText, (text) => {
    const odd = oddNumbers(reader.read(text), reader.bare)
    if (odd.length > 0) throw new Error(odd.join('; '))
  })
