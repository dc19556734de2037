import { expect, it } from 'vitest'
import { succeed } from '../../../../../contract/failure.ts'
import { createOutcomes } from '../../../../../core/services/kills/kill-outcomes.ts'
import { checkRun } from '../../../../../core/services/kills/run-check.ts'
import { idle, killable } from '../../../../support/killing.ts'
import { must } from '../../../../support/console.ts'
import { session } from '../../../../support/sessions.ts'

it('spares a victim without facts from the preview', async () => {
  const [known, unknown] = [idle(9), idle(8)]
  const sessions = [session({ own: true }), known, unknown]
  const { site, kills } = await killable(sessions)
  const plan = must(await kills.previews.preview(site, { dangling: true }))
  const outcomes = createOutcomes(plan.victims, [], () => undefined)
  const lists = { read: async () => ({ sessions, stop: null }), rest: async () => undefined }
  const exempt = { look: async () => succeed(() => false), changed: false }
  await checkRun({ plan, previewed: new Map([[known.ref, known]]), site, outcomes, lists, exempt })
  expect(outcomes.isOpen(known.ref)).toBe(true)
  expect(outcomes.of(unknown.ref)).toBe('spared')
})
