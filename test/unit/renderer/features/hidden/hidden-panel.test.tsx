// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import { makeSessions, makeSite, usual } from '../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../support.tsx'
import { saying } from '../../../../support/failures.ts'

const now = Date.now()
const sessions = makeSessions(1, usual(4, 5), now)
const bad = sessions[7]
let on: Stage

beforeEach(async () => {
  furnishJsdom()
  const failure = saying('tableHidden', 'The site lists nothing.')
  on = stage([
    {
      site: makeSite('s', 'Haunted', sessions, { failure, failedAt: now }, now),
      sessions,
      badRef: bad?.ref ?? '',
    },
  ])
  on.store.start()
  show(on.store, <App />)
  await screen.findByTestId('suspects')
})
afterEach(cleanup)

const button = (id: string): HTMLButtonElement => screen.getByTestId(id)

it('ends just the one that is suspected, after saying that it is done without a list, and shows the table back', async () => {
  expect(button('hidden-end').disabled).toBe(true)
  fireEvent.click(screen.getByTestId('suspect'))
  expect(screen.getByTestId('hidden-chosen').textContent).toContain(bad?.user)
  expect(screen.queryByTestId('kill-selected')).toBeNull()
  fireEvent.click(button('hidden-end'))
  expect(screen.getByTestId('end-hidden').textContent).toContain(
    'nothing tells whether somebody works with this session',
  )
  expect(document.activeElement).toBe(screen.getByTestId('end-hidden-cancel'))
  const end = vi.spyOn(on.fake.api, 'endHidden')
  fireEvent.click(button('end-hidden-confirm'))
  expect((await screen.findByTestId('end-hidden-outcome')).textContent).toBe(
    'The session was ended, and the table is back: 9 sessions are listed.',
  )
  expect(end).toHaveBeenCalledWith({ siteId: 's', ref: bad?.ref })
  expect(document.activeElement).toBe(screen.getByTestId('end-hidden-close'))
  fireEvent.click(button('end-hidden-close'))
  expect(screen.queryByTestId('hidden-panel')).toBeNull()
})

it('takes any one row and no more, and says when it was not the right one', async () => {
  const others = sessions.filter((each) => each !== bad && !each.own).map((each) => each.ref)
  on.store.actions.select('s', others.slice(0, 2))
  await vi.waitFor(() =>
    expect(screen.getByTestId('hidden-chosen').textContent).toBe('2 rows chosen. Choose just one.'),
  )
  on.store.actions.deselect('s', others.slice(1))
  await vi.waitFor(() => expect(button('hidden-end').disabled).toBe(false))
  fireEvent.click(button('hidden-end'))
  fireEvent.click(button('end-hidden-confirm'))
  expect((await screen.findByTestId('end-hidden-outcome')).textContent).toContain('the table is still hidden')
  expect(screen.getByTestId('hidden-panel')).toBeDefined()
})

it('gives the server’s administrator the lines, and looks again', async () => {
  expect(screen.getByTestId('server-lines').textContent).toContain('python manage.py shell')
  const read = vi.spyOn(on.fake.api, 'readNow')
  fireEvent.click(screen.getByTestId('hidden-again'))
  await vi.waitFor(() => expect(read).toHaveBeenCalledWith({ siteId: 's' }))
})
