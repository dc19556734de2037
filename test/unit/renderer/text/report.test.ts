import { expect, it } from 'vitest'
import type { KillRun, SessionOutcome } from '../../../../contract/kill.ts'
import { csvReport, jsonReport, reportFile, textReport } from '../../../../renderer/text/report.ts'

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
  expect(lines[0]).toBe('Weleup Eupen: 4 sessions to end')
  expect(lines[2]).toBe('2 ended, 1 spared, 1 failed')
  expect(lines[5]).toBe('=1+1\tdef456…\tspared (came back before its turn)')
  expect(lines[6]).toBe('(anonymous)\tghi789…\tfailed (the site was busy)')
})

it('reports as CSV that no spreadsheet takes for a formula', () => {
  const lines = csvReport(run, results).split('\r\n')
  expect(lines[0]).toBe('site,user,key,outcome,reason')
  expect(lines[2]).toBe("Weleup Eupen,'=1+1,def456,spared,becameActive")
  expect(lines[3]).toBe('Weleup Eupen,,ghi789,failed,serverBusy')
  expect(lines[4]).toBe('Weleup Eupen,"a,""b""⟨U+000A⟩",jkl012,killed,')
})

it('reports as JSON for a program, with no part of any key', () => {
  const text = jsonReport(run, results)
  for (const { keyPrefix } of results) expect(text).not.toContain(keyPrefix)
  expect(JSON.parse(text)).toMatchObject({
    site: 'Weleup Eupen',
    endedAt: '1970-01-01T00:00:00.000Z',
    outcomes: { killed: 2, spared: 1, failed: 1 },
    cameBack: { users: 1, of: 2 },
    sessions: [{ user: 'luc', outcome: 'killed' }, { user: '=1+1', reason: 'becameActive' }, {}, {}],
  })
})

it('names the file after the site and the time, whatever the site is called', () => {
  expect(reportFile(run, 'csv')).toBe('kill-weleup-eupen-19700101T0000.csv')
  expect(reportFile({ ...run, siteName: '../<b>' }, 'json')).toBe('kill-b-19700101T0000.json')
  expect(reportFile({ ...run, siteName: '//' }, 'json')).toBe('kill-site-19700101T0000.json')
})
