import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { type Completions, completions, type KnownValues } from '../../../../core/domain/query/completions.ts'
import { siteQuery } from '../../../../core/domain/query/site-query.ts'

/** The list below the field of a query. */
export interface Completion {
  /** Empty: the list is closed. */
  readonly texts: readonly string[]
  /** The chosen line. -1: none. */
  readonly active: number
  readonly pressed: (event: KeyboardEvent) => void
  readonly accept: (text: string) => void
  /** The cursor is at another place. */
  readonly moved: () => void
  readonly open: () => void
  readonly close: () => void
}

const none: Completions = { from: 0, to: 0, texts: [] }

interface CompletionProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly query: string
  readonly known: KnownValues
  /** The query as it is typed has a fault. */
  readonly isWrong: boolean
  readonly onChange: (query: string) => void
  /** Enter, and nothing is to be completed. */
  readonly onDone: () => void
}

/**
 * Offers what may come at the cursor. Nothing is chosen in advance. Enter takes the first offer only if the
 * query is not complete without it.
 */
export function useCompletion(props: CompletionProps): Completion {
  const { field, query, known, isWrong, onChange, onDone } = props
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [cursor, setCursor] = useState(0)
  /** The cursor goes there once the new text is in the field. */
  const pending = useRef<number | null>(null)
  const offered = isOpen ? completions(query, Math.min(cursor, query.length), siteQuery, known) : none
  // What is typed already needs no list.
  const isTyped = offered.texts.length === 1 && query.slice(offered.from, offered.to) === offered.texts[0]
  const texts = isTyped ? none.texts : offered.texts
  const show = (open: boolean): void => {
    setOpen(open)
    setActive(-1)
  }

  function accept(text: string): void {
    const { from, to } = offered
    // After a colon the value follows at once.
    const ending = text.endsWith(':') || query.charAt(to) === ' ' ? '' : ' '
    onChange(query.slice(0, from) + text + ending + query.slice(to))
    const at = from + text.length + ending.length
    pending.current = at
    setCursor(at)
    setActive(-1)
  }

  function entered(): void {
    const [first] = texts
    if (isWrong && first !== undefined) accept(first)
    else {
      show(false)
      if (!isWrong) onDone()
    }
  }

  function pressed(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    const chosen = texts[active]
    if (step !== undefined) {
      event.preventDefault()
      if (!isOpen) show(true)
      else if (texts.length > 0)
        setActive((Math.max(active, step < 0 ? 0 : -1) + step + texts.length) % texts.length)
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) {
      event.preventDefault()
      accept(chosen)
    } else if (event.key === 'Enter') entered()
    else if (event.key === 'Escape') {
      event.preventDefault()
      if (texts.length > 0) show(false)
      else onChange('')
    }
  }

  useLayoutEffect(() => {
    if (pending.current === null) return
    field.current?.setSelectionRange(pending.current, pending.current)
    pending.current = null
  })

  const moved = (): void => setCursor(field.current?.selectionStart ?? 0)
  return { texts, active, pressed, accept, moved, open: () => show(true), close: () => show(false) }
}
