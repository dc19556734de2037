import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

interface RovingRow {
  /** The one row that Tab reaches. It is drawn even if it is out of sight. */
  readonly current: number
  readonly pressed: (event: KeyboardEvent) => void
  readonly focused: (index: number) => void
}

/** Up, Down, Home, End and a page at a time between the ticks of a list, so that Tab stops there once. */
export function useRovingRow(
  count: number,
  scroller: RefObject<HTMLElement | null>,
  reveal: (index: number) => void,
): RovingRow {
  const [current, setCurrent] = useState(0)
  const moved = useRef(false)
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    scroller.current
      ?.querySelector<HTMLElement>(`[data-index="${String(current)}"] input`)
      ?.focus({ preventScroll: true })
  }, [current, scroller])
  const pressed = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.min(count - 1, Math.max(0, current + step))
    if (next === current) return
    moved.current = true
    setCurrent(next)
    reveal(next)
  }
  return { current: Math.min(current, Math.max(0, count - 1)), pressed, focused: setCurrent }
}

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -8,
  PageDown: 8,
  Home: -Infinity,
  End: Infinity,
}
