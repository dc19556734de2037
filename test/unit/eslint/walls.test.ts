import { describe, expect, it } from 'vitest'
import { refusal } from '../../../eslint/walls.js'

describe('the walls between the folders', () => {
  it.each([
    ['contract/site.ts', './session.ts'],
    ['contract/schemas.ts', 'zod'],
    ['core/domain/state.ts', '../../contract/session.ts'],
    ['core/lino/list.ts', '../ports.ts'],
    ['core/lino/refs.ts', 'node:crypto'],
    ['core/services/sites.ts', '../lino/index.ts'],
    ['core/adapters/axios-http.ts', 'axios'],
    ['main/electron/ipc.ts', 'electron'],
    ['main/shared/demo-sites.ts', '../../demo/start.ts'],
    ['preload/index.ts', 'electron'],
    ['renderer/index.tsx', '../core/domain/state.ts'],
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
    ['core/services/sites.ts', '../adapters/log.ts'],
    ['core/console.ts', 'electron'],
    ['core/adapters/log.ts', '../services/sites.ts'],
    ['core/adapters/log.ts', 'electron'],
    ['main/browser/server.ts', 'electron'],
    ['main/cli/index.ts', '../../renderer/bridge.ts'],
    ['main/browser/index.ts', '../../demo/site/store.ts'],
    ['preload/index.ts', 'zod'],
    ['preload/index.ts', '../core/console.ts'],
    ['renderer/bridge.ts', '../core/services/sites.ts'],
    ['renderer/bridge.ts', 'node:fs'],
    ['renderer/bridge.ts', 'axios'],
    ['demo/start.ts', '../contract/session.ts'],
    ['demo/site/site.ts', '../../core/domain/state.ts'],
    // A path that looks like a neighbour's.
    ['core/domain/state.ts', '../domain/../lino/refs.ts'],
  ])('%s may not import %s', (file, source) => {
    expect(refusal(file, source)).toMatch(/may not import/)
  })
})
