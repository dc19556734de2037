// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { Sidebar } from '../../../../../../renderer/features/sites/sidebar/sidebar.tsx'
import { manySites } from '../../../../../support/renderer-harness/many-sites.ts'
import { show, stage } from '../../../support.tsx'

const now = Date.now()
afterEach(cleanup)

async function start(count: number): Promise<void> {
  const on = stage(manySites(now, count))
  on.store.start()
  show(on.store, <Sidebar />)
  await screen.findByTestId('site-many1')
}

const listed = (): number =>
  within(screen.getByRole('navigation', { name: 'Sites' })).getAllByRole('button').length

it('says of many sites how many dangling sessions they have, and shows those of one kind', async () => {
  await start(40)
  const filters = within(screen.getByTestId('site-filters'))
  expect(filters.getByText(/^40 sites · \d+ dangling$/)).toBeDefined()
  expect(listed()).toBe(40)
  fireEvent.click(filters.getByRole('radio', { name: /^Failing 3$/ }))
  expect(listed()).toBe(3)
  expect(screen.getByRole('heading', { name: 'Needs you 3' })).toBeDefined()
  fireEvent.click(filters.getByRole('radio', { name: 'All 40' }))
  expect(listed()).toBe(40)
})

it('has no filters for a few sites', async () => {
  await start(7)
  expect(screen.queryByTestId('site-filters')).toBeNull()
})
