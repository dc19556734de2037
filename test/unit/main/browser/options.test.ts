import { describe, expect, it } from 'vitest'
import { readOptions } from '../../../../main/browser/options.ts'

describe('the browser host’s arguments', () => {
  it.each([
    [[], { port: 0, open: true, demo: true }],
    [['--port', '8123', '--no-open'], { port: 8123, open: false, demo: true }],
    [['--no-demo', '--port=0'], { port: 0, open: true, demo: false }],
  ])('%j', (args, options) => {
    expect(readOptions(args)).toEqual(options)
  })

  it.each([
    [['--port', 'x'], /--port wants a number up to 65535, not "x"/],
    [['--port', '65536'], /up to 65535/],
    [['--port', ''], /up to 65535/],
    [['--ports', '1'], /--ports/],
    [['more'], /^Unexpected argument\.$/],
  ])('%j is a mistake, in words', (args, words) => {
    expect(readOptions(args)).toMatch(words)
  })

  it.each([
    [['hunter2']],
    [['--hunt=hunter2']],
    [['--robin:hunter2@lino.invalid']],
    [['--port', 'robin:hunter2@lino.invalid']],
  ])('%j: what may be a password is not repeated', (args) => {
    expect(readOptions(args)).toEqual(expect.not.stringContaining('hunter2'))
  })

  it('are repeated without control characters', () => {
    expect(readOptions(['--port', '\u001b[2J'])).toContain('\\x1b[2J')
  })
})
