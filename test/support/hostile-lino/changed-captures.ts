import { captureFolders, captureNames, readCapture } from '../../contract/capture.ts'
import { fc } from '../properties.ts'

/** What can happen to a text on its way: changed letters, pieces, and whole JSON values. */
type Change = (text: string, at: number, piece: string) => string

const odd = [
  'null',
  '-1',
  '1e999',
  '""',
  '[]',
  '{}',
  '"\\u0000"',
  'true',
  '{"__proto__":1}',
  '[[[[]]]]',
  '"?.?.?.?"',
]
const place = (text: string, at: number): number => Math.floor(at * text.length)

const changes: Readonly<Record<string, Change>> = {
  flip: (text, at, piece) => text.slice(0, place(text, at)) + piece + text.slice(place(text, at) + 1),
  cut: (text, at) => text.slice(0, place(text, at)),
  drop: (text, at) => text.slice(0, place(text, at)) + text.slice(place(text, at) + 20),
  double: (text, at) => text.slice(0, place(text, at)) + text.slice(place(text, at / 2)),
  insert: (text, at, piece) => text.slice(0, place(text, at)) + piece + text.slice(place(text, at)),
  /** One value of the JSON becomes another one, of another type perhaps. */
  retype: (text, at) => atValue(text, at, () => odd[Math.floor(at * 997) % odd.length] ?? 'null'),
  nest: (text, at) => atValue(text, at, (value) => `${'['.repeat(40)}${value}${']'.repeat(40)}`),
  twice: (text, at) => atValue(text, at, (value) => `${value},${value}`),
}

function atValue(text: string, at: number, edit: (value: string) => string): string {
  const values = [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null/g)]
  const value = values[Math.floor(at * values.length)]
  if (!value) return text
  return text.slice(0, value.index) + edit(value[0]) + text.slice(value.index + value[0].length)
}

/** A few changes, one on top of the other. */
export const anyChange: fc.Arbitrary<(text: string) => string> = fc
  .array(
    fc.record({
      what: fc.constantFrom(...Object.keys(changes)),
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      piece: fc.oneof(fc.string({ unit: 'binary', maxLength: 5 }), fc.constantFrom(...odd)),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((steps) => (text) => {
    return steps.reduce((so, { what, at, piece }) => changes[what]?.(so, at, piece) ?? so, text)
  })

/** Bodies that real Linos have sent, none of them long. */
export const recordedBodies: readonly string[] = captureFolders().flatMap((folder) =>
  captureNames(folder)
    .map((name) => readCapture(folder, name).answer.body)
    .filter((body) => body !== '' && body.length < 20_000),
)
