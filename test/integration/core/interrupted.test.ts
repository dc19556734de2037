import { expect, it, onTestFinished } from 'vitest'
import type { InterruptedRun } from '../../../contract/kill.ts'
import { startDemoSite } from '../../../demo/start.ts'
import { must, signedIn, startConsole } from '../../support/console.ts'
import { memoryLineFiles } from '../../support/memory-lines.ts'
import { processOf } from '../../support/processes.ts'

/** A console whose kill stopped in the middle, and the next console, which takes it for crashed. */
async function interrupted() {
  const site = await startDemoSite({ sessions: 40, dangling: 20 })
  onTestFinished(() => site.close())
  const journals = memoryLineFiles()
  const first = await startConsole({ journals })
  onTestFinished(() => first.close().then(() => undefined))
  const { siteId } = await signedIn(first.api, site.url, '1234')
  const stopped = new Promise<void>((resolve) => {
    first.api.subscribe((event) => {
      if (event.type !== 'killRun' || event.run.phase !== 'running') return
      if (event.run.paused) resolve()
      else void first.api.pauseKill({ runId: event.run.runId })
    })
  })
  const { planId } = must(await first.api.previewKill({ siteId, rule: { dangling: true } }))
  must(await first.api.startKill({ planIds: [planId], typedNumber: 20, countdownSeconds: 0 }))
  await stopped

  const { api, close } = await startConsole({ journals, processes: processOf(2, (id) => id === 2) })
  onTestFinished(() => close().then(() => undefined))
  const listed: (readonly InterruptedRun[])[] = []
  api.subscribe((event) => {
    if (event.type === 'interruptedRuns') listed.push(event.runs)
  })
  await signedIn(api, site.url, '1234')
  const [run] = must(await api.interruptedRuns({}))
  return { api, listed, runId: run?.runId ?? '' }
}

it('says in an event that a resumed run is no longer interrupted, and that a cancelled one is again', async () => {
  const { api, listed, runId } = await interrupted()
  const { planId, victims } = must(await api.previewResume({ runId }))
  listed.length = 0
  const typedNumber = victims.length
  must(await api.startKill({ planIds: [planId], typedNumber, countdownSeconds: 60 }))
  await expect.poll(() => listed).toEqual([[]])
  expect(must(await api.interruptedRuns({}))).toEqual([])
  expect(await api.dropInterrupted({ runId })).toMatchObject({
    ok: false,
    failure: { cause: 'killRunsAlready' },
  })
  // A failure that a list hides would pass unseen.
  expect(listed).toEqual([[]])
  must(await api.cancelKill({ runId }))
  await expect.poll(() => listed.at(-1)).toMatchObject([{ runId }])
  expect(must(await api.interruptedRuns({}))).toMatchObject([{ runId }])
})
