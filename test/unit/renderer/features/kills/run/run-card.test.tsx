// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { KillFlows } from '../../../../../../renderer/features/kills/kill-flows.tsx'
import { saveText } from '../../../../../../renderer/save-text.ts'
import { makeSessions, makeSite, usual } from '../../../../../support/renderer-harness/seed.ts'
import type { FakeRun } from '../../../../../support/renderer-harness/fake-run.ts'
import { furnishJsdom, openPopover, show, type Stage, stage } from '../../../support.tsx'

vi.mock(import('../../../../../../renderer/save-text.ts'), async (original) => ({
  ...(await original()),
  saveText: vi.fn(),
}))

const now = Date.now()
let on: Stage

async function startOn(siteId: string, from: number, to: number): Promise<FakeRun> {
  const refs =
    on.fake.sites
      .get(siteId)
      ?.sessions.slice(from, to)
      .map((session) => session.ref) ?? []
  await on.store.actions.previewKill(siteId, { refs })
  await on.store.actions.startKill(siteId, refs.length)
  const run = [...on.fake.kills.runs.values()].find((each) => each.state.siteId === siteId)
  if (!run) throw new Error('a run')
  return run
}

beforeEach(async () => {
  furnishJsdom()
  const seeded = ['s', 'other'].map((id, index) => {
    const sessions = makeSessions(index + 1, usual(60, 50), now)
    return { site: makeSite(id, `Site ${id}`, sessions, { sessionsLimit: 200 }, now), sessions }
  })
  on = stage(seeded)
  on.store.start()
  await vi.waitFor(() => expect(on.store.state.getState().loaded).toBe(true))
  on.store.actions.openSite('s')
  await vi.waitFor(() => expect(on.store.state.getState().lists['s']).toBeDefined())
  show(on.store, <KillFlows />)
})
afterEach(cleanup)

const said = (): string | null => screen.getByTestId('kill-phase').textContent

describe('the card of a run', () => {
  it('shows how far it is, how fast it is and why it waits', async () => {
    const run = await startOn('s', 61, 71)
    const outcomes = { killed: 4, alreadyGone: 0, spared: 1, refused: 0, failed: 0, unknown: 0 }
    run.change({ phase: 'running', sent: 6, rate: 19.2, secondsLeft: 130, waitsUntil: null, outcomes })
    await vi.waitFor(() => expect(said()).toBe('Ending sessions…'))
    expect(screen.getByTestId('kill-progress').textContent).toBe('6 of 10 sent')
    expect(screen.getByTestId('kill-so-far').textContent).toBe('4 killed, 1 spared')
    expect(screen.getByTestId('kill-pace').textContent).toBe('about 19 a second · 2 minutes left')
    run.change({ slowedDown: true, rate: 0.2, secondsLeft: null })
    await vi.waitFor(() => expect(said()).toBe('Slowed down: the site answers slowly.'))
    expect(screen.getByTestId('kill-pace').textContent).toBe('about 12 a minute')
    run.change({ waitsUntil: new Date(2026, 0, 1, 10, 31, 20).getTime() })
    await vi.waitFor(() => expect(said()).toBe('Nothing is sent until 10:31:20, as the site asks.'))
    expect(screen.getByTestId('kill-pace').textContent).toBe('')
    run.change({ paused: true, waitsUntil: null, secondsLeft: 34 })
    await vi.waitFor(() => expect(said()).toBe('Paused. Nothing is sent until you continue.'))
    expect(screen.getByTestId('kill-pace').textContent).toBe('')
  })

  it('pauses and continues with one button, which keeps its place', async () => {
    const run = await startOn('s', 61, 71)
    run.change({ phase: 'running', waitsUntil: null })
    const button = await screen.findByTestId('kill-pause')
    fireEvent.click(button)
    await vi.waitFor(() => expect(button.textContent).toBe('Continue'))
    expect(run.state.paused).toBe(true)
    fireEvent.click(button)
    await vi.waitFor(() => expect(run.state.paused).toBe(false))
  })

  it('appears once for each site, and all can be cancelled at once', async () => {
    const runs = [await startOn('s', 61, 71), await startOn('other', 61, 71)]
    for (const run of runs) run.change({ phase: 'running', sent: 1, waitsUntil: null })
    await vi.waitFor(() => expect(screen.getAllByTestId('kill-run')).toHaveLength(2))
    expect(screen.getByTestId('runs-head').textContent).toContain('2 kills under way')
    fireEvent.click(screen.getByTestId('kill-cancel-all'))
    await vi.waitFor(() => expect(runs.map((run) => run.state.cancelled)).toEqual([true, true]))
  })
})

describe('the result', () => {
  async function finish(): Promise<FakeRun> {
    const run = await startOn('s', 61, 111)
    await on.store.actions.continueKill('s')
    await screen.findByTestId('kill-result')
    return run
  }

  it('counts users who come back while it is open, and shows the number at the end', async () => {
    const run = await finish()
    const of = run.state.cameBack?.of ?? 0
    expect(screen.getByTestId('came-back').textContent).toContain(`0 of ${String(of)} users came back so far`)
    run.change({ cameBack: { users: 3, of, until: Date.now() - 2000 } })
    await vi.waitFor(() =>
      expect(screen.getByTestId('came-back').textContent).toBe(
        `3 of ${String(of)} users came back within 10 minutes.`,
      ),
    )
  })

  it('can be opened again after closing, with the users who came back since', async () => {
    const run = await finish()
    const of = run.state.cameBack?.of ?? 0
    fireEvent.click(screen.getByTestId('kill-close'))
    expect(screen.queryByTestId('kill-result')).toBeNull()
    run.change({ cameBack: { users: 2, of, until: Date.now() + 1000 } })
    expect(screen.queryByTestId('kill-result')).toBeNull()
    on.store.actions.showResult('s')
    expect((await screen.findByTestId('came-back')).textContent).toContain(`2 of ${String(of)} users`)
  })

  it('previews exactly what failed again', async () => {
    const run = await finish()
    const failed = run.state.results.filter((each) => each.outcome === 'failed').map((each) => each.ref)
    expect(failed).toHaveLength(1)
    const preview = vi.spyOn(on.fake.api, 'previewKill')
    fireEvent.click(screen.getByTestId('kill-retry'))
    await screen.findByTestId('kill-dialog')
    expect(preview).toHaveBeenCalledWith({ siteId: 's', rule: { refs: failed } })
    expect(screen.getByTestId('kill-confirm').textContent).toBe('Kill 1 session')
  })

  it('is saved as CSV, with the mark that Excel needs, and as JSON', async () => {
    await finish()
    const begins = { csv: '\ufeffat,site,url,account,ref,user,outcome,reason\r\n', json: '{"at":"' }
    for (const [ending, beginning] of Object.entries(begins)) {
      openPopover('report-menu')
      fireEvent.click(await screen.findByTestId(`save-${ending}`))
      const [file, , text] = vi.mocked(saveText).mock.lastCall ?? []
      expect(screen.getByText(`The download of ${file ?? ''} has started.`)).toBeTruthy()
      expect(file).toMatch(new RegExp(`^kill-site-s-.*\\.${ending}$`))
      expect(text?.startsWith(beginning)).toBe(true)
    }
  })

  it('is copied as CSV without that mark', async () => {
    await finish()
    const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
    openPopover('report-menu')
    fireEvent.click(await screen.findByTestId('copy-csv'))
    await screen.findByText('Copied.')
    expect(writeText.mock.lastCall?.[0]).toMatch(/^at,site,url,/)
  })
})
