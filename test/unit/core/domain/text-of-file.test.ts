import { expect, it } from 'vitest'
import { textOfFile } from '../../../../core/domain/text-of-file.ts'
import { fc } from '../../../support/properties.ts'

const text = 'name;url\r\nLüttich;https://lino.example.org\r\n'
const little = (of: string): Uint8Array => new Uint8Array(Buffer.from(of, 'utf16le'))
const big = (of: string): Uint8Array => new Uint8Array(Buffer.from(of, 'utf16le').swap16())

it.each([
  ['UTF-8', new Uint8Array(Buffer.from(text))],
  ['UTF-8 with a byte order mark', new Uint8Array(Buffer.from(`\ufeff${text}`))],
  ['UTF-16 with a byte order mark', little(`\ufeff${text}`)],
  ['UTF-16, the other way round, with a byte order mark', big(`\ufeff${text}`)],
  ['UTF-16', little(text)],
  ['UTF-16, the other way round', big(text)],
  ['the letters of a western Windows', new Uint8Array(Buffer.from(text, 'latin1'))],
])('reads %s', (_, bytes) => {
  expect(textOfFile(bytes)).toBe(text)
})

it('reads any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof textOfFile(bytes) === 'string'))
})
