import { describe, expect, it } from 'vitest'
import type { ConsoleEvent } from '../../../../contract/console-api.ts'
import { cause, newFailure, withMore, type Failure } from '../../../../contract/failure.ts'
import { sealedEvent, sealedResult } from '../../../../main/shared/to-window.ts'
import { site, startedRun } from '../cli/fake-data.ts'

const taken = newFailure('usage', 'nameTaken', { name: 'Office' }, { site: 'Office' })
const full = withMore(
  newFailure('limitReached', 'siteFull', { limit: 40 }, { limit: 40, siteText: 'Full.', wayIn: true }),
  cause('onlyReactHasWayIn'),
)
const otherShape = newFailure('unexpected', 'failureOfOtherShape')
const key = 'k3y0fs3ss10n'

/** As a mistake of the console would make it: the types do not allow it. */
const mistaken = (failure: object): Failure => JSON.parse(JSON.stringify(failure)) as Failure

const mistakes: readonly (readonly [string, Failure])[] = [
  ['a fact that its cause does not have', mistaken({ ...taken, facts: { name: 'Office', key } })],
  ['a fact of another type', mistaken({ ...taken, facts: { name: { key } } })],
  ['no such cause', mistaken({ ...taken, cause: key })],
  ['a cause by the name of what every object has', mistaken({ ...taken, cause: 'constructor', facts: {} })],
  ['a detail that the contract does not name', mistaken({ ...taken, cookie: key })],
  ['a kind that there is not', mistaken({ ...taken, kind: key })],
  ['a secret in what it says more', mistaken({ ...full, also: [{ cause: 'noSuchSite', facts: { key } }] })],
  ['a cause of the terminal', newFailure('usage', 'commandLine', { sentence: key })],
]

describe('an answer for a window', () => {
  it.each([taken, full])('$kind goes as it is', (failure) => {
    expect(sealedResult({ ok: false, failure })).toEqual({ ok: false, failure })
    expect(sealedResult({ ok: true, value: [{ ...site, failure }] })).toEqual({
      ok: true,
      value: [{ ...site, failure }],
    })
  })

  it.each(mistakes)('with %s stays behind', (_, failure) => {
    expect(sealedResult({ ok: false, failure })).toEqual({ ok: false, failure: otherShape })
    const within = [{ failure }, [{ failure }]]
    for (const value of within) expect(JSON.stringify(sealedResult({ ok: true, value }))).not.toContain(key)
  })

  it('has the notices and reasons of the contract alone', () => {
    const odd = { cause: 'noSuchSite', facts: { key } }
    const value = {
      notices: [[cause('nothingWritten')], [odd]],
      keychainTrouble: odd,
      sitesUnread: odd,
      skipped: [{ name: 'Office', place: 1, reason: odd }],
    }
    const answer = sealedResult({ ok: true, value })
    expect(answer).toMatchObject({ value: { notices: [[cause('nothingWritten')]], keychainTrouble: null } })
    expect(JSON.stringify(answer)).not.toContain(key)
  })

  it('without any failure is the same', () => {
    for (const value of [null, { sessions: [1] }, [site], 'text'])
      expect(sealedResult({ ok: true, value })).toEqual({ ok: true, value })
  })
})

describe('an event for a window', () => {
  const run = startedRun({ planId: 'p', victims: [] })

  it.each([taken, full])('of a failure, $kind, goes as it is', (failure) => {
    const events: ConsoleEvent[] = [
      { type: 'site', site: { ...site, failure } },
      { type: 'killRun', run: { ...run, failure } },
      { type: 'notice', notice: [cause('stoppedWaiting')] },
      { type: 'siteRemoved', siteId: 's' },
    ]
    expect(events.map(sealedEvent)).toEqual(events)
  })

  it.each(mistakes)('of a failure with %s says none of it', (_, failure) => {
    const { cause: code, facts } = failure
    const events: ConsoleEvent[] = [
      { type: 'site', site: { ...site, failure } },
      { type: 'killRun', run: { ...run, failure } },
      { type: 'notice', notice: [mistaken({ cause: code, facts: { ...facts, key } })] },
    ]
    expect(JSON.stringify(events.map(sealedEvent))).not.toContain(key)
  })
})
