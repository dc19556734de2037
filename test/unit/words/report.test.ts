import { expect, it } from 'vitest'
import type { KillRun, SessionOutcome } from '../../../contract/kill.ts'
import { csvReport, jsonReport } from '../../../words/report-file.ts'
import { makeSite } from '../../support/renderer-harness/seed.ts'
import { speak } from '../../../words/say.ts'
import { reportFile, reportOf, textReport } from '../../../words/report.ts'

const results: SessionOutcome[] = [
  { ref: 'a'.repeat(16), keyPrefix: 'abc123', user: 'luc', outcome: 'killed', reason: null },
  { ref: 'b'.repeat(16), keyPrefix: 'def456', user: '=1+1', outcome: 'spared', reason: 'becameActive' },
  { ref: 'c'.repeat(16), keyPrefix: 'ghi789', user: null, outcome: 'failed', reason: 'serverBusy' },
  { ref: 'd'.repeat(16), keyPrefix: 'jkl012', user: 'a,"b"\n', outcome: 'killed', reason: null },
]
const run: KillRun = {
  runId: 'r',
  planId: 'p',
  siteId: 's',
  siteName: 'Weleup Eupen',
  killBy: 'signOut',
  phase: 'done',
  planned: 4,
  sent: 4,
  sentBefore: 0,
  startedAt: 0,
  endedAt: 0,
  cancelled: false,
  waitsUntil: null,
  paused: false,
  slowedDown: false,
  rate: null,
  secondsLeft: null,
  failure: null,
  auditDamaged: false,
  outcomes: { killed: 2, alreadyGone: 0, spared: 1, refused: 0, failed: 1, unknown: 0 },
  results,
  cameBack: { users: 1, of: 2, until: 600_000 },
}

it('reports in words, with the counts first', () => {
  const lines = textReport(run, results).split('\n')
  expect(lines[0]).toBe('Weleup Eupen: 4 sessions to kill')
  expect(lines[2]).toBe('2 killed, 1 spared, 1 failed')
  expect(lines[5]).toBe("'=1+1\tdef456…\tspared (became active since the preview)")
  expect(lines[6]).toBe('(anonymous)\tghi789…\tfailed (the site was busy)')
})

it('reports in French with plain blanks, and shows those of the name', async () => {
  await speak('fr')
  const text = textReport({ ...run, siteName: 'Weleup\u00a0Eupen' }, results)
  await speak('en')
  expect(text.split('\n')[0]).toBe('Weleup\\xa0Eupen : 4 sessions à supprimer')
})

it('is text that no spreadsheet computes or splits when it is pasted', () => {
  const named = (user: string): SessionOutcome[] => results.slice(0, 1).map((each) => ({ ...each, user }))
  const text = textReport({ ...run, siteName: '=2;\t+3' }, named('x\t=1\n=2;=3'))
  expect(text.split('\n').slice(0, 1)).toEqual(["'=2\\x3b\\x09+3: 4 sessions to kill"])
  expect(text.split('\n').slice(4)).toEqual(['x\\x09=1\\x0a=2\\x3b=3\tabc123…\tkilled', ''])
})

const site = makeSite('s', 'Weleup; Eupen', [], {}, 0)
const leftOut: SessionOutcome[] = [
  { ref: 'e'.repeat(16), keyPrefix: 'mno345', user: 'robin', outcome: 'spared', reason: 'exempt' },
]

it('writes the CSV that the terminal writes', () => {
  const start = `1970-01-01T00:00:00.000Z,"Weleup\\x3b Eupen",${site.url},${site.user}`
  expect(csvReport(reportOf(run, site, leftOut), 0).split('\r\n')).toEqual([
    'at,site,url,account,ref,user,outcome,reason',
    `${start},${'a'.repeat(16)},luc,killed,`,
    `${start},${'b'.repeat(16)},'=1+1,spared,becameActive`,
    `${start},${'c'.repeat(16)},,failed,serverBusy`,
    `${start},${'d'.repeat(16)},"a,""b""\\x0a",killed,`,
    `${start},${'e'.repeat(16)},robin,spared,exempt`,
    '',
  ])
})

it('writes the JSON that the terminal writes, with no part of any key', () => {
  const text = jsonReport(reportOf(run, site, leftOut), 0)
  for (const { keyPrefix } of [...results, ...leftOut]) expect(text).not.toContain(keyPrefix)
  const document = JSON.parse(text) as object
  expect(Object.keys(document)).toEqual([
    'at',
    'account',
    'site',
    'dryRun',
    'planned',
    'outcomes',
    'sessions',
  ])
  expect(document).toMatchObject({
    at: '1970-01-01T00:00:00.000Z',
    account: site.user,
    site: { url: site.url, name: 'Weleup; Eupen' },
    dryRun: false,
    planned: 4,
    outcomes: { killed: 2, alreadyGone: 0, spared: 2, refused: 0, failed: 1, unknown: 0 },
  })
  expect(document).toHaveProperty(
    'sessions',
    [...results, ...leftOut].map(({ ref, user, outcome, reason }) => ({ ref, user, outcome, reason })),
  )
})

it('names the file after the site and the time, whatever the site is called', () => {
  expect(reportFile(run, 'csv')).toBe('kill-weleup-eupen-19700101T0000.csv')
  expect(reportFile({ ...run, siteName: '../<b>' }, 'json')).toBe('kill-b-19700101T0000.json')
  expect(reportFile({ ...run, siteName: '//' }, 'json')).toBe('kill-site-19700101T0000.json')
  expect(reportFile({ ...run, endedAt: 1e300 }, 'csv')).toBe('kill-weleup-eupen-undated.csv')
})
