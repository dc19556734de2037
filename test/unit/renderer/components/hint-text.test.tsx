// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { HintText } from '../../../../renderer/components/hint-text.tsx'

afterEach(cleanup)

describe('HintText', () => {
  it('shows several lines for a shell as a list, each with nothing behind it', () => {
    const sentences = ['Full.', 'This helps: "python a.py".', 'Or „python b.py“.', 'Ask.']
    const { container } = render(<HintText sentences={sentences} />)
    expect(container.querySelector('p')?.textContent).toBe('Full. Ask.')
    const items = screen.getAllByRole('listitem')
    expect(items.map((each) => each.textContent)).toEqual([
      'This helps: python a.pyCopy',
      'Or python b.pyCopy',
    ])
  })

  it('shows one line within its sentence, and no sign alone behind it', () => {
    const { container } = render(<HintText sentences={['Run « python a.py », then sign in.']} />)
    expect(container.textContent).toBe('Run python a.pyCopythen sign in.')
    expect(screen.queryByRole('list')).toBeNull()
  })
})
