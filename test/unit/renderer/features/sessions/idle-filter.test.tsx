// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { IdleFilter } from '../../../../../renderer/features/sessions/idle-filter.tsx'

afterEach(cleanup)
const hour = 3_600_000
const field = (): HTMLInputElement => screen.getByTestId('idle-custom')

describe('the filter by idle time', () => {
  test('shows a kept time of the user’s own, and leaves the focus where it is', () => {
    render(<IdleFilter value={36 * hour} onChange={() => undefined} />)
    expect(field().value).toBe('36h')
    expect(document.activeElement).toBe(document.body)
  })

  test('asks for a time as soon as that is chosen', () => {
    const changed = vi.fn()
    render(<IdleFilter value={null} onChange={changed} />)
    fireEvent.change(screen.getByTestId('idle-at-least'), { target: { value: 'custom' } })
    expect(document.activeElement).toBe(field())
    fireEvent.change(field(), { target: { value: '36 h' } })
    expect(changed).toHaveBeenLastCalledWith(36 * hour)
  })
})
