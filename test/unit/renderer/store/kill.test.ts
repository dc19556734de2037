// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { KillRun } from '../../../../contract/kill.ts'
import type { KillFlow } from '../../../../renderer/store/kill-flow.ts'
import { createConsoleStore } from '../../../../renderer/store/console-store.ts'
import { makeSessions, makeSite, usual } from '../../../support/renderer-harness/seed.ts'
import { type Stage, stage } from '../support.tsx'

const now = Date.now()
let it0: Stage
const flow = (): KillFlow | undefined => it0.store.state.getState().kills['s']
const step = (): string | undefined => flow()?.step
let refs: string[]

/** Says yes, and does not wait for the countdown. */
async function startNow(): Promise<void> {
  await it0.store.actions.startKill('s', null)
  await it0.store.actions.continueKill('s')
}

beforeEach(async () => {
  const sessions = makeSessions(1, usual(10, 8), now)
  it0 = stage([{ site: makeSite('s', 'Site', sessions, { sessionsLimit: 30 }, now), sessions }])
  it0.store.start()
  await vi.waitFor(() => expect(it0.store.state.getState().lists['s']).toBeDefined())
  refs = sessions.slice(12).map((session) => session.ref)
})

describe('a kill', () => {
  it('goes from the preview over the run to its result, and lets go of what it ends', async () => {
    const { store } = it0
    store.actions.select('s', refs)
    await store.actions.previewKill('s', { refs })
    expect(step()).toBe('confirm')
    await startNow()
    expect(store.state.getState().selections['s']?.refs.size).toBe(0)
    await vi.waitFor(() => expect(flow()).toMatchObject({ step: 'run', shown: true, run: { phase: 'done' } }))
    expect(store.state.getState().lists['s']?.sessions).toHaveLength(12)
    store.actions.closeKill('s')
    expect(flow()).toBeUndefined()
  })

  it('of all the dangling ones shows all sessions again, once its result is closed', async () => {
    const { store } = it0
    const shown = () => store.state.getState().views['s']?.state
    store.actions.setView('s', { state: 'dangling' })
    await store.actions.previewKill('s', { refs })
    await startNow()
    await vi.waitFor(() => expect(flow()).toMatchObject({ run: { phase: 'done' } }))
    expect(shown()).toBe('dangling')
    store.actions.closeKill('s')
    expect(shown()).toBe('live')
  })

  it('shows no result over what somebody is typing', async () => {
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    await it0.store.actions.previewKill('s', { refs })
    await startNow()
    await vi.waitFor(() => expect(flow()).toMatchObject({ run: { phase: 'done' }, shown: false }))
    field.remove()
    it0.store.actions.showResult('s')
    expect(flow()).toMatchObject({ shown: true })
  })

  it('cannot be closed or begun again while it runs', async () => {
    const { fake, store } = it0
    await store.actions.previewKill('s', { refs })
    await store.actions.startKill('s', null)
    store.actions.closeKill('s')
    expect(step()).toBe('run')
    const preview = vi.spyOn(fake.api, 'previewKill')
    await store.actions.previewKill('s', { refs })
    expect(preview).not.toHaveBeenCalled()
  })

  it('stays done when older news comes late', async () => {
    await it0.store.actions.previewKill('s', { refs })
    await startNow()
    await vi.waitFor(() => expect(flow()).toMatchObject({ run: { phase: 'done' } }))
    const done = flow()
    if (done?.step !== 'run') throw new Error('a run')
    it0.store.actions.takeRun({ ...done.run, phase: 'running' } satisfies KillRun)
    expect(flow()).toBe(done)
  })

  it('says why a start was refused, and stays with the question', async () => {
    await it0.store.actions.previewKill('s', { refs })
    vi.spyOn(it0.fake.api, 'startKill').mockRejectedValue(new Error('the bridge broke'))
    await it0.store.actions.startKill('s', null)
    expect(flow()).toMatchObject({ step: 'confirm', busy: null, failure: { kind: 'unexpected' } })
  })

  it('is dropped from the preview when nothing is chosen', async () => {
    await it0.store.actions.previewKill('s', { refs: [] })
    expect(flow()).toBeUndefined()
  })
})

describe('a reloaded window', () => {
  const again = () => {
    const { state, start } = createConsoleStore({ api: it0.fake.api, onLink: () => () => undefined })
    start()
    return state
  }

  it('finds a kill that counts down or is paused, of which no news comes', async () => {
    await it0.store.actions.previewKill('s', { refs })
    await it0.store.actions.startKill('s', null)
    const second = again()
    await vi.waitFor(() =>
      expect(second.getState().kills['s']).toMatchObject({ run: { phase: 'countdown' } }),
    )
    await it0.store.actions.pauseKill('s')
    const third = again()
    await vi.waitFor(() => expect(third.getState().kills['s']).toMatchObject({ run: { paused: true } }))
  })

  it('has the result of the last one at hand, out of the way', async () => {
    await it0.store.actions.previewKill('s', { refs })
    await startNow()
    await vi.waitFor(() => expect(flow()).toMatchObject({ run: { phase: 'done' } }))
    const second = again()
    await vi.waitFor(() => expect(second.getState().lastRuns['s']).toMatchObject({ run: { phase: 'done' } }))
    expect(second.getState().kills['s']).toBeUndefined()
  })
})
