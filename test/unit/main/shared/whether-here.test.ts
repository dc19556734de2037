import { expect, it } from 'vitest'
import { whyTooOld } from '../../../../main/shared/whether-here.ts'

it.each(['16.20.2', '18.20.8', '20.20.2', '21.7.3', '22.12.0', '23.0.0', '23.3.0'])(
  'Node %s is too old',
  (version) => {
    expect(whyTooOld(version)).toBe(
      `Node 22.13 or newer is needed (not 23.0 to 23.3), and this is Node ${version}.`,
    )
  },
)

it.each(['22.13.0', '22.21.1', '23.4.0', '24.0.0', '25.1.0', '100.0.0'])('Node %s will do', (version) => {
  expect(whyTooOld(version)).toBeNull()
})
