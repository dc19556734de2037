import { describe, expect, it } from 'vitest'
import { journalLine, readJournal } from '../../../../../core/services/records/journal-lines.ts'
import { ownerOf } from '../../../../support/processes.ts'
import { monday } from '../../../../support/sessions.ts'

const owner = { ...ownerOf(1), at: monday }

const planned = journalLine({
  kind: 'plan',
  runId: 'run-1',
  siteId: 'site-1',
  siteName: 'Office',
  url: 'https://lino.example',
  account: 'robin',
  startedAt: monday,
  rule: { dangling: true },
  key: { in: 'keychain', check: 'c' },
  owner,
  mayBeSentTo: 1,
  victims: Array.from({ length: 3 }, (_, place) => ({
    digest: String(place).padStart(32, '0'),
    user: 'luc',
    state: 'dangling' as const,
    endsBy: 'usual' as const,
    lastActivity: monday,
    activityUnknown: null,
    expiresAt: null,
  })),
})

const progress = (mayBeSentTo: number, ...places: number[]): string =>
  journalLine({
    kind: 'progress',
    mayBeSentTo,
    settled: places.map((place): [number, 'killed', null] => [place, 'killed', null]),
  })

const read = (...later: string[]) => readJournal({ lines: [planned, ...later], torn: null })

describe('the lines of a journal', () => {
  it('announce the most that one of them has announced, in whatever order they were written', () => {
    expect(read()).toMatchObject({ kind: 'run', mayBeSentTo: 1 })
    expect(read(progress(3), progress(2))).toMatchObject({ kind: 'run', mayBeSentTo: 3 })
    expect(read(progress(0))).toMatchObject({ kind: 'run', mayBeSentTo: 1 })
  })

  it('are unclear if they name a session that is not in the plan', () => {
    const last = read(progress(3, 2))
    expect(last.kind === 'run' && [...last.settled.keys()]).toEqual([2])
    expect(read(progress(3, 3))).toEqual({ kind: 'unclear', owner, isNewer: false })
  })
})
