// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import { makeSessions, makeSite, usual } from '../../../../support/renderer-harness/seed.ts'
import { saying } from '../../../../support/failures.ts'
import { furnishJsdom, show, type Stage, stage } from '../../support.tsx'

let on: Stage
const now = Date.now()

beforeEach(() => {
  furnishJsdom()
  on = stage([{ site: makeSite('s', 'Weleup', [], { access: 'signedOut' }, now), sessions: [] }])
  on.store.start()
  show(on.store, <App />)
})
afterEach(cleanup)

async function submit(password: string): Promise<HTMLInputElement> {
  const field = await screen.findByTestId<HTMLInputElement>('password')
  field.value = password
  fireEvent.click(screen.getByTestId('sign-in'))
  return field
}

describe('signing in', () => {
  it('shows the sessions, and keeps the password nowhere', async () => {
    const sent = vi.spyOn(on.fake.api, 'signIn')
    const field = await submit('1234')
    expect(sent).toHaveBeenCalledWith({ siteId: 's', password: '1234' })
    expect(field.value).toBe('')
    await screen.findByTestId('session-grid')
    expect(JSON.stringify(on.store.state.getState())).not.toContain('1234"')
    expect(document.body.innerHTML).not.toContain('1234')
  })

  it('says in plain words why not, and what to do', async () => {
    await submit('wrong')
    const failure = await screen.findByTestId('sign-in-failure')
    expect(failure.textContent).toBe('The site refuses this username and password')
    expect(screen.getByText(/Check the username and the password/)).toBeDefined()
  })

  it('asks for the password if none was entered', async () => {
    const sent = vi.spyOn(on.fake.api, 'signIn')
    await submit('')
    expect(screen.getByText('Enter your password.')).toBeDefined()
    expect(sent).not.toHaveBeenCalled()
  })

  it('asks for the code when the site wants one, and asks again after a wrong one', async () => {
    await submit('code')
    const field = await screen.findByTestId<HTMLInputElement>('code')
    expect(screen.getByText(/good for another [45]:\d\d/)).toBeTruthy()
    const sent = vi.spyOn(on.fake.api, 'signIn')
    fireEvent.change(field, { target: { value: '999' } })
    fireEvent.click(screen.getByTestId('send-code'))
    await screen.findByText('The code was wrong or too late')
    // A wrong code sends no new one, so its time runs on.
    expect(screen.getByText(/good for another [45]:\d\d/)).toBeTruthy()
    fireEvent.change(screen.getByTestId('code'), { target: { value: ' 123456 ' } })
    fireEvent.click(screen.getByTestId('send-code'))
    await screen.findByTestId('session-grid')
    expect(sent).toHaveBeenLastCalledWith({ siteId: 's', code: '123456' })
  })

  it('enters a full site only on the user’s word that the password is right', async () => {
    await submit('full')
    const sent = vi.spyOn(on.fake.api, 'signIn')
    const enter = await screen.findByTestId('enter-full')
    expect(screen.getByTestId('sign-in-failure').textContent).toBe('Full: the site refuses your sign-in, too')
    expect(screen.getByTestId('way-in').textContent).toContain('would leave an anonymous session behind')
    expect(sent).not.toHaveBeenCalled()
    fireEvent.click(enter)
    await screen.findByTestId('session-grid')
    expect(sent).toHaveBeenCalledWith({ siteId: 's', enterFull: true })
  })

  it.each([
    ['full', 'The site is full: its usual sign-in refuses everybody, and does not look at the password. '],
    ['barred', 'The site refuses the usual sign-in. '],
  ])(
    'tells of the way into a site that is %s in one note, and claims nothing of the password',
    async (password, why) => {
      await submit(password)
      const note = await screen.findByTestId('way-in')
      const said = screen.getByTestId('sign-in-panel').textContent
      expect(note.textContent).toContain(`${why}An administrator can sign in all the same, by `)
      // Only the note: neither a second refusal beside it, nor the refusal's own words, which say to wait.
      expect(screen.getAllByTestId('sign-in-failure')).toHaveLength(1)
      expect(said).not.toMatch(/nobody|wait|ask for room|for a reason of its own/i)
      expect(said).not.toMatch(/password is right/i)
      expect(screen.getByTestId('enter-full').textContent).toBe('Sign in all the same')
      expect(note.textContent.includes('only possible through the front end')).toBe(password === 'barred')
    },
  )

  it('shows the lines for the server if there is no way in, each ready to be copied', async () => {
    await submit('stuck')
    const line = await screen.findByText('python manage.py clearsessions')
    expect(line.tagName).toBe('CODE')
    const written = vi.fn(() => Promise.resolve())
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: written } })
    fireEvent.click(screen.getByLabelText('Copy: python manage.py clearsessions'))
    await screen.findByText('Copied.')
    expect(written).toHaveBeenCalledWith('python manage.py clearsessions')
    expect(screen.queryByTestId('enter-full')).toBeNull()
  })

  it('says why nothing is remembered, and what that means', async () => {
    const note = await screen.findByTestId('memory-note')
    expect(note.textContent).toContain('There is no keyring to keep passwords in.')
    expect(note.textContent).toContain(
      'asks for the password at each start, and signs out of the site when it quits',
    )
    expect(screen.queryByTestId('remember-password')).toBeNull()
    expect(document.querySelector('.sidebar-info')?.getAttribute('title')).toContain(
      'Passwords stay in memory',
    )
  })
})

describe('a full site with its last rows', () => {
  it('tells of the refusal once, and does not say to wait where there is a way in', async () => {
    cleanup()
    const sessions = makeSessions(1, usual(4, 5), now)
    const failure = saying('limitReached', 'limit', { siteText: 'Please try again later.', wayIn: true })
    on = stage([{ site: makeSite('s', 'Weleup', sessions, { access: 'signedOut', failure }, now), sessions }])
    on.store.start()
    show(on.store, <App />)
    await screen.findByTestId('session-grid')
    await submit('full')
    const way = await screen.findByTestId('way-in')
    expect(way.textContent).toContain('An administrator can')
    expect(screen.getAllByText(/Full: the site refuses your sign-in, too/)).toHaveLength(1)
    expect(document.body.textContent).not.toContain('Wait until')
  })
})
