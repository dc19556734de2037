import { describe, expect, it } from 'vitest'
import { refusal } from '../../../eslint/walls.js'

describe('the walls between the folders', () => {
  it.each([
    ['contract/site.ts', './session.ts'],
    ['contract/schemas.ts', 'zod'],
    ['core/domain/state.ts', '../../contract/session.ts'],
    ['core/lino/list.ts', '../ports.ts'],
    ['core/lino/refs.ts', 'node:crypto'],
    ['core/services/sites/sites.ts', '../../lino/index.ts'],
    ['core/services/sites/site-book.ts', '../records/stored-document.ts'],
    ['core/services/kills/kill-run.ts', '../exemptions/exemptions.ts'],
    ['core/adapters/axios-http.ts', 'axios'],
    ['main/electron/ipc.ts', 'electron'],
    ['main/shared/demo-sites.ts', '../../demo/start.ts'],
    ['preload/index.ts', 'electron'],
    ['renderer/index.tsx', '../core/domain/state.ts'],
    ['renderer/app.tsx', './features/kills/kill-flows.tsx'],
    ['renderer/features/kills/kill-flows.tsx', './plan/confirm-dialog.tsx'],
    ['renderer/features/kills/run/run-card.tsx', '../result/came-back.tsx'],
    ['renderer/features/sites/page/site-page.tsx', '../../sessions/session-grid.tsx'],
    ['renderer/features/palette/commands.ts', '../../store/console-store.ts'],
    ['demo/start.ts', 'node:sqlite'],
    ['test/unit/anything.test.ts', '../../core/console.ts'],
  ])('%s may import %s', (file, source) => {
    expect(refusal(file, source)).toBeNull()
  })

  it.each([
    ['contract/site.ts', '../core/ports.ts'],
    ['core/domain/state.ts', '../lino/refs.ts'],
    ['core/domain/state.ts', 'node:fs'],
    ['core/lino/list.ts', 'axios'],
    ['core/lino/list.ts', '../adapters/axios-http.ts'],
    ['core/services/sites/sites.ts', '../../adapters/log.ts'],
    // The rooms are one-way.
    ['core/services/records/journals.ts', '../sites/sites.ts'],
    ['core/services/sites/sites.ts', '../exemptions/exemptions.ts'],
    ['core/services/sites/session-watch.ts', '../kills/kills.ts'],
    ['core/services/exemptions/exemptions.ts', '../kills/previews.ts'],
    ['core/console.ts', 'electron'],
    ['core/adapters/log.ts', '../services/sites/sites.ts'],
    ['core/adapters/log.ts', 'electron'],
    ['main/browser/server.ts', 'electron'],
    ['main/cli/index.ts', '../../renderer/bridge.ts'],
    ['main/browser/index.ts', '../../demo/site/store.ts'],
    ['preload/index.ts', 'zod'],
    ['preload/index.ts', '../core/console.ts'],
    ['renderer/bridge.ts', '../core/services/sites/sites.ts'],
    ['renderer/bridge.ts', 'node:fs'],
    ['renderer/bridge.ts', 'axios'],
    ['renderer/features/sessions/grid-row.tsx', '../sites/page/site-page.tsx'],
    ['renderer/features/sign-in/sign-in-panel.tsx', '../kills/kill-flows.tsx'],
    ['renderer/features/kills/plan/confirm-dialog.tsx', '../run/run-card.tsx'],
    ['renderer/features/kills/plan/confirm-dialog.tsx', '../kill-flows.tsx'],
    ['renderer/features/tab/locked-page.tsx', '../../app.tsx'],
    ['renderer/features/palette/commands.ts', '../../bridge.ts'],
    ['renderer/components/site-dot.tsx', '../features/sites/sidebar/site-item.tsx'],
    ['renderer/store/rows.ts', '../components/icon.tsx'],
    ['renderer/store/rows.ts', '../features/sessions/grid-keys.ts'],
    ['demo/start.ts', '../contract/session.ts'],
    ['demo/site/site.ts', '../../core/domain/state.ts'],
    // A path that looks like a neighbour's.
    ['core/domain/state.ts', '../domain/../lino/refs.ts'],
  ])('%s may not import %s', (file, source) => {
    expect(refusal(file, source)).toMatch(/may not import/)
  })
})
