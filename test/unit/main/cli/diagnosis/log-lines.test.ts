import { describe, expect, it } from 'vitest'
import { safeLine } from '../../../../../main/cli/diagnosis/log-lines.ts'
import { fc } from '../../../../support/properties.ts'

const key = 'abc123' + 'd4'.repeat(13)
const at = '2026-11-28T20:09:11.420Z'

describe('a line of the log, to be sent', () => {
  it.each([
    [`${at} info Started host="terminal" version="0.1.0"`],
    [`${at} debug Request method="GET" path="/api/users/Sessions/{}" status=200 ms=391`],
    [`${at} info Learnt how to read the site’s times order="dmy" activityOffset=-120 zones=5`],
    [`${at} warning The keychain cannot be used trouble="locked"`],
    [`${at} error The audit log could not be written reason="the disk is full (ENOSPC):"`],
  ])('keeps what is harmless: %s', (line) => {
    expect(safeLine(line)).toBe(line)
  })

  it.each([
    [
      `${at} info A kill started siteId="3bed554e-87dd-4170-90b3-b1fd23d370cb" planned=4`,
      'siteId="3bed554e" planned=4',
    ],
    [
      `${at} error No reason="the disk is full (ENOSPC): /home/robin/x.json"`,
      '"the disk is full (ENOSPC): [hidden]"',
    ],
    [`${at} debug Request path="/robins-folder/auth?p=1"`, ' path="/{}/auth"'],
    [`${at} info Something password="correcthorse"`, ' password=[hidden]'],
    [`${at} info Something code=123456 ms=3`, ' code=[hidden] ms=3'],
    [`${at} info Something user="robin" ms=3`, ' user=[hidden] ms=3'],
    [
      `${at} info Something site="Office" account="robin" url="u" ms=3`,
      ' site=[hidden] account=[hidden] url=[hidden] ms=3',
    ],
    [`${at} info Something toldLater="robin"`, ' toldLater=[hidden]'],
  ])('hides the rest: %s', (line, safe) => {
    expect(safeLine(line)).toContain(safe)
  })

  it.each([
    `${at} info The password correcthorse was wrong`,
    `${at} info The cookie is correcthorse`,
    `${at} info Cookie: sessionid=correcthorse`,
    `${at} error No reason="token correcthorse"`,
    `${at} error No reason="https://robin:correcthorse@lino.example.com/"`,
    `${at} error No reason="\\"correcthorse1\\""`,
    `${at} error No siteText="correcthorse"`,
    `${at} error No siteId="correcthorse"`,
    `${at} error No version="correcthorse"`,
    `${at} error No path="/correcthorse"`,
    `${at} error No ms=3 correcthorse`,
    `${at} error No reason="correcthorse`,
    `correcthorse`,
    `    at correcthorse (file.js:1)`,
    `${at} info correcthorse=1`,
    `${at} correcthorse One two`,
  ])('never shows a secret: %s', (line) => {
    expect(safeLine(line)).not.toContain('correcthorse')
  })

  it('hides a given secret, though it looks like a word', () => {
    expect(safeLine(`${at} info Hello correcthorse`, ['correcthorse'])).not.toContain('correcthorse')
  })

  it('never shows a session key, wherever it is', () => {
    const parts = fc.array(fc.oneof(fc.constant(key), fc.string({ maxLength: 12 })), { maxLength: 8 })
    fc.assert(
      fc.property(parts, parts, (message, value) => {
        const line = `${at} info ${message.join(' ')} reason=${JSON.stringify(value.join('/'))}`
        expect(safeLine(line)).not.toContain(key.slice(0, 7))
      }),
    )
  })
})
