// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../../renderer/app.tsx'
import { makeSessions, makeSite, usual } from '../../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../../support.tsx'

const now = Date.now()
// The own one, three active, two dangling, one expired.
const sessions = makeSessions(1, usual(3, 2, 1), now)
const refs = sessions.map((session) => session.ref)
let on: Stage

function open(leftOvers: readonly (readonly [at: number, certain: boolean])[]): void {
  const found = leftOvers.map(([at, certain]) => ({ ref: refs[at] ?? '', certain }))
  on = stage([{ site: makeSite('s', 'Weleup', sessions, { leftOvers: found }, now), sessions }])
  on.store.start()
  show(on.store, <App />)
}

beforeEach(furnishJsdom)
afterEach(cleanup)

it('says how many are certainly and possibly ours, and kills none of them', async () => {
  open([
    [1, true],
    [4, true],
    [2, false],
  ])
  const banner = await screen.findByTestId('left-overs')
  expect(banner.textContent).toContain('This console left 2 sessions behind.')
  expect(banner.textContent).toContain(
    '1 session may come from this console (same user, made in the same minute).',
  )
  const previewed = vi.spyOn(on.fake.api, 'previewKill')
  fireEvent.click(screen.getByTestId('select-left-overs'))
  expect(previewed).not.toHaveBeenCalled()
})

it('selects exactly these, and shows them whatever is filtered or folded', async () => {
  open([
    [1, true],
    [4, false],
  ])
  await screen.findByTestId('left-overs')
  act(() => {
    on.store.actions.setView('s', {
      search: 'nobody at all',
      group: 'user',
      folded: new Set(['user:luc']),
    })
    on.store.actions.select('s', [refs[2] ?? ''])
  })
  fireEvent.click(screen.getByTestId('select-left-overs'))
  const { selections, views } = on.store.state.getState()
  expect(selections['s']?.refs).toEqual(new Set([refs[1], refs[4]]))
  expect(views['s']).toMatchObject({ search: '', group: 'user', folded: new Set() })
  expect(screen.getByTestId('selection-bar').textContent).toContain('2 selected')
  expect(screen.getByTestId('selection-bar').textContent).not.toContain('not shown')
})

it('keeps silent about the own one, expired ones and those that are gone', async () => {
  open([
    [0, true],
    [6, true],
    [99, true],
  ])
  await screen.findAllByTestId('session-row')
  expect(screen.queryByTestId('left-overs')).toBeNull()
})

it('marks such a row in the line below the table', async () => {
  open([[1, false]])
  await screen.findAllByTestId('session-row')
  const row = document.querySelector(`[data-ref="${refs[1] ?? ''}"]`)
  if (row) fireEvent.mouseOver(row)
  expect(screen.getByTestId('left-over-mark').textContent).toBe('possibly left behind by this console')
})
