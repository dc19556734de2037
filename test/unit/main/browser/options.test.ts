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
    [['more'], /more/],
  ])('%j is a mistake, in words', (args, words) => {
    expect(readOptions(args)).toMatch(words)
  })
})
