// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ResultDialog } from '../../../../renderer/features/kill/result-dialog.tsx'
import { makeSite } from '../../../support/renderer-harness/seed.ts'
import { startedRun } from '../../main/cli/fake-data.ts'
import { furnishJsdom, show, stage } from '../support.tsx'

beforeEach(furnishJsdom)
afterEach(cleanup)

it.each([true, false])('says that the audit log is damaged where it is: %s', (auditDamaged) => {
  const { store } = stage([{ site: makeSite('s', 'Weleup', [], {}, Date.now()), sessions: [] }])
  const run = startedRun({ planId: 'p', victims: [] }, { siteId: 's', phase: 'done', auditDamaged })
  show(
    store,
    <ResultDialog siteId="s" flow={{ step: 'run', run, plan: null, cancelling: false, shown: true }} />,
  )
  expect(screen.queryByTestId('audit-damaged')?.textContent).toEqual(
    auditDamaged ? expect.stringContaining('the audit log is damaged') : undefined,
  )
})
