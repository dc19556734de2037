import { describe, expect, it } from 'vitest'
import type { ScriptMistake, ScriptStep } from '../../../../demo/fleet/script.ts'
import { playScript, readScript } from '../../../../demo/fleet/script.ts'
import type { FleetSite } from '../../../../demo/fleet/start.ts'
import type { Trouble } from '../../../../demo/fleet/trouble.ts'

/** Two sites that note what happens to them. */
function pretend(): { sites: FleetSite[]; log: [string, Trouble | null][] } {
  const log: [string, Trouble | null][] = []
  const site = (number: number, name: string): FleetSite => {
    const setTrouble = async (trouble: Trouble | null): Promise<void> => void log.push([name, trouble])
    return { number, name, setTrouble } as FleetSite
  }
  return { sites: [site(1, 'Voga Eupen'), site(2, 'Noi Spa')], log }
}

const mistakeOf = (script: unknown): Pick<ScriptMistake, 'what' | 'step'> | null => {
  try {
    readScript(JSON.stringify(script), pretend())
    return null
  } catch (error) {
    const { what, step } = error as ScriptMistake
    return { what, step }
  }
}

describe('the script of a fleet', () => {
  it('has steps in the order of their times, for sites by number or name', () => {
    const text = JSON.stringify([
      { at: 90, site: 1, fault: null },
      { at: 0.5, site: 'Noi Spa', fault: 'busy', retryAfter: 60 },
      { at: 30, site: 1, fault: 'slow', ms: 700 },
    ])
    expect(readScript(text, pretend())).toEqual<ScriptStep[]>([
      { at: 0.5, site: 'Noi Spa', trouble: { kind: 'busy', retryAfter: 60 } },
      { at: 30, site: 1, trouble: { kind: 'slow', ms: 700 } },
      { at: 90, site: 1, trouble: null },
    ])
  })

  it.each([
    [{}, 'noScript', 0],
    [[{ at: -1, site: 1, fault: null }], 'time', 1],
    [[{ at: 1, site: 3, fault: null }], 'site', 1],
    [
      [
        { at: 1, site: 1, fault: null },
        { at: 1, site: 1, fault: 'toString' },
      ],
      'fault',
      2,
    ],
    [[{ at: 1, site: 1 }], 'fault', 1],
    [[{ at: 1, site: 1, fault: 'busy' }], 'figure', 1],
    [[null], 'time', 1],
  ])('says what is wrong with %j', (script, what, step) => {
    expect(mistakeOf(script)).toEqual({ what, step })
  })

  it('is played at its times, and ends when it is stopped', async () => {
    const fleet = pretend()
    const steps: ScriptStep[] = [
      { at: 10, site: 1, trouble: { kind: 'hang' } },
      { at: 10, site: 2, trouble: { kind: 'dead' } },
      { at: 25, site: 1, trouble: null },
      { at: 99, site: 2, trouble: null },
    ]
    const stop = new AbortController()
    const waits: number[] = []
    const wait = async (ms: number): Promise<void> => {
      waits.push(ms)
      if (waits.length === 3) stop.abort()
    }
    await playScript(steps, fleet, stop.signal, undefined, wait)
    expect(waits).toEqual([10_000, 15_000, 74_000])
    expect(fleet.log).toEqual([
      ['Voga Eupen', { kind: 'hang' }],
      ['Noi Spa', { kind: 'dead' }],
      ['Voga Eupen', null],
    ])
  })
})
