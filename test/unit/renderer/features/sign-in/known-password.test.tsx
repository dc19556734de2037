// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../../../../renderer/app.tsx'
import type { SiteState } from '../../../../../contract/site.ts'
import { makeSite } from '../../../../support/renderer-harness/seed.ts'
import { furnishJsdom, show, type Stage, stage } from '../../support.tsx'
import { saying } from '../../../../support/failures.ts'

beforeEach(furnishJsdom)
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function open(change: Partial<SiteState>): Stage {
  const site = makeSite('s', 'Weleup', [], { access: 'signedOut', ...change }, Date.now())
  const on = stage([{ site, sessions: [] }], true)
  on.store.start()
  show(on.store, <App />)
  return on
}

describe('a password in the keychain', () => {
  it('signs in with one press, and by none', async () => {
    const on = open({ passwordKnown: true })
    const sent = vi.spyOn(on.fake.api, 'signIn')
    const button = await screen.findByTestId('sign-in-known')
    expect(document.activeElement).toBe(button)
    expect(screen.queryByTestId('password')).toBeNull()
    expect(sent).not.toHaveBeenCalled()
    fireEvent.click(button)
    await screen.findByTestId('session-grid')
    expect(sent.mock.calls).toEqual([[{ siteId: 's' }]])
  })

  it('lets another one be entered, and the way back', async () => {
    const on = open({ passwordKnown: true })
    const sent = vi.spyOn(on.fake.api, 'signIn')
    fireEvent.click(await screen.findByTestId('other-password'))
    fireEvent.click(screen.getByTestId('use-known-password'))
    fireEvent.click(screen.getByTestId('other-password'))
    screen.getByTestId<HTMLInputElement>('password').value = '1234'
    fireEvent.click(screen.getByTestId('sign-in'))
    await screen.findByTestId('session-grid')
    expect(sent).toHaveBeenCalledWith({ siteId: 's', password: '1234', remember: true })
  })

  it('is remembered unless that was unticked, through the code that follows, too', async () => {
    const on = open({})
    const sent = vi.spyOn(on.fake.api, 'signIn')
    const tick = await screen.findByTestId<HTMLInputElement>('remember-password')
    expect(tick.checked).toBe(true)
    fireEvent.click(tick)
    screen.getByTestId<HTMLInputElement>('password').value = 'code'
    fireEvent.click(screen.getByTestId('sign-in'))
    fireEvent.change(await screen.findByTestId('code'), { target: { value: '123456' } })
    fireEvent.click(screen.getByTestId('send-code'))
    await screen.findByTestId('session-grid')
    expect(sent).toHaveBeenLastCalledWith({ siteId: 's', code: '123456', remember: false })
  })

  it('is not remembered for a site that is not kept itself', async () => {
    open({ saved: false })
    await screen.findByTestId('password')
    expect(screen.queryByTestId('remember-password')).toBeNull()
  })

  it('is asked for again once it is forgotten', async () => {
    const on = open({ passwordKnown: true })
    await screen.findByTestId('sign-in-known')
    await act(() => on.store.actions.forgetPassword('s'))
    expect(screen.getByTestId('password')).toBeDefined()
    expect(screen.getByTestId('notice').textContent).toContain('The password of Weleup is forgotten')
  })

  it('that turned out wrong pauses the site: nothing more is sent until somebody does something', async () => {
    const on = open({ passwordKnown: true })
    fireEvent.click(await screen.findByTestId('other-password'))
    const sent = vi.spyOn(on.fake.api, 'signIn')
    screen.getByTestId<HTMLInputElement>('password').value = 'wrong'
    fireEvent.click(screen.getByTestId('sign-in'))
    await screen.findByTestId('sign-in-failure')
    expect(on.store.state.getState().sites[0]?.access).toBe('paused')
    vi.useFakeTimers()
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(sent).toHaveBeenCalledTimes(1)
  })
})

describe('a ban', () => {
  it('is counted down, and nothing is sent before it ends', async () => {
    vi.useFakeTimers({ now: 1_790_000_000_000 })
    const on = open({
      passwordKnown: true,
      failure: saying('banned', 'Too many.', { retryAfterSeconds: 60 }),
      failedAt: Date.now(),
    })
    await act(() => vi.advanceTimersByTimeAsync(20_000))
    const sent = vi.spyOn(on.fake.api, 'signIn')
    expect(screen.getByRole('timer').textContent).toContain('in 40 seconds')
    const button = screen.getByTestId('sign-in-known')
    expect(button.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(button)
    fireEvent.click(screen.getByTestId('other-password'))
    screen.getByTestId<HTMLInputElement>('password').value = '1234'
    fireEvent.click(screen.getByTestId('sign-in'))
    expect(sent).not.toHaveBeenCalled()
    await act(() => vi.advanceTimersByTimeAsync(40_000))
    expect(screen.queryByRole('timer')).toBeNull()
    expect(sent).not.toHaveBeenCalled()
    fireEvent.click(screen.getByTestId('sign-in'))
    expect(sent).toHaveBeenCalledTimes(1)
  })
})
