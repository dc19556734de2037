import { describe, expect, it } from 'vitest'
import { parseDemoOptions } from '../../../demo/command-line.ts'
import { demoSettings } from '../../../demo/options.ts'

describe('the options of a demo site', () => {
  it('are read from the command line', () => {
    const line =
      '--port 8123 --sessions 300 --dangling 40 --limit -1 --lino 21 --front-end extjs --offset -330'
    const more = '--use-tz --ban --bad-row --cost lino --latency 5 --started-ago 2.5 --cookie-name ssid'
    expect(parseDemoOptions(`${line} ${more}`.split(' '))).toEqual({
      port: 8123,
      sessions: 300,
      dangling: 40,
      limit: -1,
      lino: '21',
      frontEnd: 'extjs',
      offset: -330,
      useTz: true,
      ban: true,
      badRow: true,
      cost: 'lino',
      latency: 5,
      startedAgo: 2.5,
      cookieName: 'ssid',
    })
  })

  it('have defaults: today, in UTC, without a limit', () => {
    const settings = demoSettings()
    expect(settings).toMatchObject({ lino: '26', frontEnd: 'react', limit: -1, offset: 0, cost: 'none' })
    expect(settings.dangling).toBe(72)
    expect(demoSettings({ useTz: true }).offset).toBe(120)
    expect(demoSettings({ useTz: true, offset: 60 }).offset).toBe(60)
  })
})
