// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../../renderer/app.tsx'
import { makeSite } from '../../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../../support.tsx'

let on: Stage

beforeEach(async () => {
  furnishJsdom()
  on = stage([])
  on.store.start()
  show(on.store, <App />)
  fireEvent.click(await screen.findByTestId('welcome-add-site'))
})
afterEach(cleanup)

const type = (testId: string, value: string): void => {
  fireEvent.change(screen.getByTestId(testId), { target: { value } })
}

it('asks the address first, then the rest, and opens the new site', async () => {
  const added = vi.spyOn(on.fake.api, 'addSite')
  type('site-url', 'https://lino.example.org/')
  fireEvent.click(screen.getByTestId('site-check'))
  await screen.findByTestId('probe-found')
  type('site-user', 'robin')
  type('site-limit', '50')
  fireEvent.click(screen.getByTestId('site-add'))
  await screen.findByTestId('password')
  expect(screen.queryByTestId('add-site-dialog')).toBeNull()
  expect(added).toHaveBeenCalledWith({
    url: 'https://lino.example.org',
    name: 'lino.example.org',
    user: 'robin',
    danglingAfterMs: 345_600_000,
    sessionsLimit: 50,
  })
})

it('offers what the site calls itself as its name, until the user types one', async () => {
  const check = async (url: string): Promise<string> => {
    type('site-url', url)
    fireEvent.click(screen.getByTestId('site-check'))
    await screen.findByTestId('probe-found')
    return screen.getByTestId<HTMLInputElement>('site-name').value
  }
  expect(await check('https://noi.example.org')).toBe('Lino Noi')
  // Another address is another site.
  expect(await check('https://localhost:8000')).toBe('localhost:8000')
  expect(await check('https://noi.example.org')).toBe('Lino Noi')
  type('site-name', 'Tickets')
  expect(await check('https://lino.example.org')).toBe('Tickets')
})

it('offers no name that another site has', async () => {
  cleanup()
  const { store } = stage([{ site: makeSite('s', 'Lino Noi', [], {}, 0), sessions: [] }])
  store.start()
  show(store, <App />)
  fireEvent.click(await screen.findByTestId('add-site'))
  type('site-url', 'https://noi.example.org')
  fireEvent.click(screen.getByTestId('site-check'))
  const name = await screen.findByTestId<HTMLInputElement>('site-name')
  expect(name.value).toBe('Lino Noi (noi.example.org)')
})

it('says why an address does not work, and never ticks plain http', async () => {
  type('site-url', 'http://lino.example.org')
  expect(screen.getByTestId<HTMLInputElement>('site-allow-http').checked).toBe(false)
  fireEvent.click(screen.getByTestId('site-check'))
  expect((await screen.findByTestId('probe-failure')).textContent).toContain(
    'Plain http would send your password',
  )
  fireEvent.click(screen.getByTestId('site-allow-http'))
  fireEvent.click(screen.getByTestId('site-check'))
  await screen.findByTestId('probe-found')
})

it('lets a site that is not there right now be added, but not what is no Lino', async () => {
  type('site-url', 'https://nolino.example.org')
  fireEvent.click(screen.getByTestId('site-check'))
  await screen.findByText(/No Lino answers/)
  expect(screen.queryByText('Add it all the same')).toBeNull()
  type('site-url', 'https://down.example.org')
  fireEvent.click(screen.getByTestId('site-check'))
  fireEvent.click(await screen.findByText('Add it all the same'))
  expect(screen.getByTestId<HTMLInputElement>('site-name').value).toBe('down.example.org')
})

it('keeps our session only with a keychain, and says why not', async () => {
  const seatOf = async (stageNow: Stage): Promise<HTMLInputElement> => {
    cleanup()
    stageNow.store.start()
    show(stageNow.store, <App />)
    fireEvent.click(await screen.findByTestId('welcome-add-site'))
    type('site-url', 'https://lino.example.org')
    fireEvent.click(screen.getByTestId('site-check'))
    return screen.findByTestId<HTMLInputElement>('site-keep-seat')
  }
  const without = await seatOf(stage([]))
  expect([without.checked, without.disabled]).toEqual([false, true])
  expect(screen.getByText(/without a keychain there is no safe place/)).toBeDefined()

  const withOne = stage([], true)
  const seat = await seatOf(withOne)
  expect([seat.checked, seat.disabled]).toEqual([true, false])
  fireEvent.click(seat)
  type('site-user', 'robin')
  const added = vi.spyOn(withOne.fake.api, 'addSite')
  fireEvent.click(screen.getByTestId('site-add'))
  await screen.findByTestId('password')
  expect(added.mock.calls[0]?.[0]).toMatchObject({ keepSeat: false })
})
