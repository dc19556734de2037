import { setTimeout } from 'node:timers/promises'
import { assertNever } from '../assert-never.ts'
import type { DemoFleet, FleetSite } from './start.ts'
import type { Trouble } from './trouble.ts'

/** What happens to a site of a fleet, and when. */
export interface ScriptStep {
  /** Seconds after the start. */
  readonly at: number
  /** The site's number (from 1 on) or its name. */
  readonly site: number | string
  /** Null: the site is well again. */
  readonly trouble: Trouble | null
}

/** What is wrong with a script. `step`: which one, from 1 on. */
export class ScriptMistake extends Error {
  readonly what: 'noScript' | 'time' | 'site' | 'fault' | 'figure'
  readonly step: number
  constructor(what: ScriptMistake['what'], step: number) {
    super(step === 0 ? sentences[what] : `Step ${step} of the script: ${sentences[what]}`)
    this.what = what
    this.step = step
  }
}

const sentences = {
  noScript: 'The script is not a JSON list of steps.',
  time: '"at" is not a number of seconds.',
  site: 'the fleet has no such "site".',
  fault: '"fault" is neither null nor a known fault.',
  figure: 'a figure of this fault is missing or not a number.',
} as const

/**
 * Reads a script: `[{"at": 30, "site": 3, "fault": "busy", "retryAfter": 60}, {"at": 90, "site": 3, "fault":
 * null}]`. Throws a `ScriptMistake`.
 */
export function readScript(text: string, fleet: Pick<DemoFleet, 'sites'>): ScriptStep[] {
  const steps = parsed(text)
  return steps.map((step, index) => readStep(step, index + 1, fleet)).sort((a, b) => a.at - b.at)
}

function parsed(text: string): readonly unknown[] {
  try {
    const script: unknown = JSON.parse(text)
    if (Array.isArray(script)) return script
  } catch {
    // Said below.
  }
  throw new ScriptMistake('noScript', 0)
}

function readStep(step: unknown, place: number, fleet: Pick<DemoFleet, 'sites'>): ScriptStep {
  const fields: Readonly<Record<string, unknown>> = isRecord(step) ? step : {}
  const { at, site, fault } = fields
  if (typeof at !== 'number' || at < 0) throw new ScriptMistake('time', place)
  if ((typeof site !== 'number' && typeof site !== 'string') || !siteOf(fleet, site))
    throw new ScriptMistake('site', place)
  if (fault === null) return { at, site, trouble: null }
  if (typeof fault !== 'string' || !isFault(fault)) throw new ScriptMistake('fault', place)
  const figure = (name: string): number => {
    const value = fields[name]
    if (typeof value !== 'number' || value < 0) throw new ScriptMistake('figure', place)
    return value
  }
  return { at, site, trouble: troubleOf(fault, figure) }
}

const faults = [
  'hang',
  'dead',
  'busy',
  'slow',
  'error',
  'close',
  'html',
  'truncated',
  'hidden',
  'crowd',
] as const

const isFault = (text: string): text is Trouble['kind'] => faults.some((fault) => fault === text)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function troubleOf(kind: Trouble['kind'], figure: (name: string) => number): Trouble {
  switch (kind) {
    case 'busy':
      return { kind, retryAfter: figure('retryAfter') }
    case 'slow':
      return { kind, ms: figure('ms') }
    case 'crowd':
      return { kind, sessions: figure('sessions') }
    case 'hang':
    case 'dead':
    case 'error':
    case 'close':
    case 'html':
    case 'truncated':
    case 'hidden':
      return { kind }
    default:
      return assertNever(kind)
  }
}

const siteOf = (fleet: Pick<DemoFleet, 'sites'>, site: number | string): FleetSite | undefined =>
  fleet.sites.find(({ number, name }) => number === site || name === site)

/** Waits this number of milliseconds, or until the signal. */
type Wait = (ms: number, signal: AbortSignal) => Promise<void>

const realWait: Wait = async (ms, signal) => {
  // A longer timer would end at once.
  for (let left = ms; left > 0 && !signal.aborted; left -= longest)
    await setTimeout(Math.min(left, longest), undefined, { signal }).catch(() => undefined)
}
const longest = 2_000_000_000

/** Plays the steps at their times, until the signal. `onStep` gets each step that was carried out. */
export async function playScript(
  steps: readonly ScriptStep[],
  fleet: Pick<DemoFleet, 'sites'>,
  stopped: AbortSignal,
  onStep: (step: ScriptStep) => void = () => undefined,
  wait: Wait = realWait,
): Promise<void> {
  let now = 0
  for (const step of steps) {
    if (step.at > now) await wait((step.at - now) * 1000, stopped)
    if (stopped.aborted) return
    now = step.at
    await siteOf(fleet, step.site)?.setTrouble(step.trouble)
    onStep(step)
  }
}
