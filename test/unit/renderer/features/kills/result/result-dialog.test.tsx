// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ResultDialog } from '../../../../../../renderer/features/kills/result/result-dialog.tsx'
import { makeSite } from '../../../../../support/renderer-harness/seed.ts'
import { startedRun } from '../../../../main/cli/fake-data.ts'
import { furnishJsdom, show, stage } from '../../../support.tsx'

beforeEach(furnishJsdom)
afterEach(cleanup)

it.each([true, false])('says whether the audit log is damaged: %s', (auditDamaged) => {
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
