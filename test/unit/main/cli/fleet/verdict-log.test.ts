import { describe, expect, it } from 'vitest'
import { newFailure } from '../../../../../contract/failure.ts'
import type { SiteState } from '../../../../../contract/site.ts'
import { createVerdictLog } from '../../../../../main/cli/fleet/verdict-log.ts'
import { monday } from '../../../../support/sessions.ts'
import { siteState } from '../../../../support/site-states.ts'

function logOf() {
  const said: string[] = []
  const log = createVerdictLog(({ site, verdict, before }) => {
    said.push(`${site.name} ${before?.kind ?? '-'} ${verdict.kind}`)
  })
  const take = (given: Partial<SiteState>): void => log.take(siteState(given), monday)
  return { said, take, settle: () => log.settle() }
}

const failed = (kind: 'timedOut' | 'tableHidden' | 'certificate') => ({
  failure: newFailure(kind, 'interruptedBeforeEnd'),
})

describe('a log of verdicts', () => {
  it('has an entry for the first verdict of each site, and for each change', () => {
    const { said, take } = logOf()
    take({})
    take({ siteId: 's2', name: 'other' })
    take({ generation: 2 })
    take(failed('timedOut'))
    take({ ...failed('timedOut'), failingSince: 5 })
    take({})
    expect(said).toEqual([
      'office - fine',
      'other - fine',
      'office fine notReached',
      'office notReached fine',
    ])
  })

  it('has one for another reason of the same verdict', () => {
    const { said, take } = logOf()
    take(failed('tableHidden'))
    take(failed('certificate'))
    expect(said).toEqual(['office - failing', 'office failing failing'])
  })

  it('has none for a step of a sign-in, or for figures of an earlier run', () => {
    const { said, take } = logOf()
    take({ access: 'signingIn' })
    take({ counts: null, readAt: null, figuresFrom: null })
    take({ figuresFrom: 'disk' })
    expect(said).toEqual([])
  })

  it('says only after the first sign-in that a site waits for one', () => {
    const { said, take, settle } = logOf()
    take({ access: 'signedOut' })
    expect(said).toEqual([])
    settle()
    take({ access: 'signedOut' })
    expect(said).toEqual(['office - waitsForYou'])
  })
})
