import type { Page } from '@playwright/test'

/** Runs in the page. Finds everything visible that is cut off, covers something else, or scrolls sideways. */
function flawsInPage(): string[] {
  const flaws: string[] = []
  const dialogs = [...document.querySelectorAll<HTMLElement>('dialog[open]')]
  const popovers = [...document.querySelectorAll<HTMLElement>(':popover-open')]
  /** The topmost layer hides what is below it. */
  const top = popovers.at(-1) ?? dialogs.at(-1) ?? document.body
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${String(element.getAttribute('class') ?? '').replaceAll(' ', '.')}`
  const short = (text: string): string => `“${text.trim().slice(0, 50)}”`

  const sideways = (element: Element): boolean => element.scrollWidth > element.clientWidth + 1
  const root = document.documentElement
  if (sideways(root)) flaws.push(`the page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`)
  for (const element of [top, ...top.querySelectorAll<HTMLElement>('*')]) {
    const { overflowX, display } = getComputedStyle(element)
    // Lines for a shell stay as they are.
    if (display === 'inline' || element.tagName === 'PRE' || element.tagName === 'SVG') continue
    if ((overflowX === 'auto' || overflowX === 'scroll') && sideways(element))
      flaws.push(`${name(element)} scrolls sideways: ${element.scrollWidth} > ${element.clientWidth}`)
    const { borderLeftWidth } = getComputedStyle(element)
    if (overflowX === 'visible' && borderLeftWidth !== '0px' && element.clientWidth > 0 && sideways(element))
      flaws.push(`${name(element)} is narrower than what it holds`)
  }

  const hidden = (element: Element): boolean =>
    element.closest('.visually-hidden, [hidden], option, title, style, script') !== null ||
    !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  /** A site's or a user's text may be cut, because hovering shows the whole text. */
  const isTheirs = (element: Element): boolean => element.closest('bdi, .site-url, input, code, pre') !== null

  /** It floats over what is below it, and has a ground of its own. */
  const bar = (element: Element): Element | null =>
    element.closest('.selection-bar, .query-list, .query-fault')

  interface Piece {
    readonly text: string
    readonly element: Element
    readonly box: DOMRect
  }
  const pieces: Piece[] = []
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent ?? ''
    if (!element || text.trim() === '' || hidden(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const line of range.getClientRects()) {
      if (line.width < 1 || line.height < 1) continue
      let { left, right, top: above, bottom: below } = line
      // What is outside a clipping box is invisible. Below its edge one can scroll. Beside it there may be
      // nothing.
      let reachable = true
      for (let box: Element | null = element; box && box !== root; box = box.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(box)
        const edge = box.getBoundingClientRect()
        if (overflowX !== 'visible') {
          if (!isTheirs(element) && (left < edge.left - 1.5 || right > edge.right + 1.5)) {
            flaws.push(`${short(text)} is cut off beside ${name(box)}`)
            reachable = false
          }
          left = Math.max(left, edge.left)
          right = Math.min(right, edge.right)
        }
        if (overflowY !== 'visible') {
          const canScroll = overflowY === 'auto' || overflowY === 'scroll'
          if (!canScroll && !isTheirs(element) && (above < edge.top - 3 || below > edge.bottom + 3)) {
            flaws.push(`${short(text)} is cut off above or below ${name(box)}`)
            reachable = false
          }
          above = Math.max(above, edge.top)
          below = Math.min(below, edge.bottom)
        }
        if (position === 'fixed' || box === top) break
      }
      if (left < -1 || right > root.clientWidth + 1) {
        if (!isTheirs(element)) flaws.push(`${short(text)} is outside of the window`)
        reachable = false
      }
      if (reachable && right - left > 1 && below - above > 4)
        pieces.push({ text, element, box: new DOMRect(left, above, right - left, below - above) })
    }
  }
  for (const [index, one] of pieces.entries()) {
    for (const other of pieces.slice(index + 1)) {
      // One text may have several boxes, for example if it changes its direction.
      if (one.element === other.element) continue
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      if (width <= 2 || height <= 4) continue
      if (bar(one.element) !== bar(other.element)) continue
      // Something drawn over it, such as a bar that stays at the bottom, hides it while it is scrolled below.
      const shows = ({ box, element }: Piece): boolean => {
        const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
        return at !== null && (element.contains(at) || at.contains(element))
      }
      if (shows(one) && shows(other)) flaws.push(`${short(one.text)} lies on ${short(other.text)}`)
    }
  }
  // If a box ends a text with dots, its range is as wide as the whole text, and was found above. A button may
  // grow out of its own box.
  for (const button of top.querySelectorAll<HTMLElement>('button, .button, select, label, th, legend')) {
    if (hidden(button) || button.clientWidth === 0 || isTheirs(button)) continue
    if (button.tagName !== 'SELECT' && getComputedStyle(button).display !== 'inline' && sideways(button))
      flaws.push(`${short(button.textContent)} is wider than its ${name(button)}`)
  }
  /** In the font of the field. The browser does not say how wide its own placeholder is. */
  const widthIn = (field: Element, text: string): number => {
    const { font, letterSpacing } = getComputedStyle(field)
    const pen = document.createElement('canvas').getContext('2d')
    if (!pen) throw new Error('no canvas')
    pen.font = font
    pen.letterSpacing = letterSpacing
    return pen.measureText(text).width
  }
  const room = (field: Element): number => {
    const { paddingLeft, paddingRight } = getComputedStyle(field)
    return field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
  }
  for (const field of top.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) {
    if (hidden(field) || field.clientWidth === 0) continue
    const isSelect = field instanceof HTMLSelectElement
    const text = isSelect
      ? (field.selectedOptions[0]?.text ?? '')
      : field.value === ''
        ? field.placeholder
        : ''
    // The arrow of a select, which its padding does not count.
    const taken = isSelect && getComputedStyle(field).appearance !== 'none' ? 18 : 0
    if (widthIn(field, text) > room(field) - taken + 1)
      flaws.push(`${short(text)} does not fit ${name(field)}`)
  }
  return [...new Set(flaws)]
}

/** What in the window is cut off, covers something else, or scrolls sideways. */
export const layoutFlaws = (page: Page): Promise<string[]> => page.evaluate(flawsInPage)

/** Fewer rows than this are no table. */
const rowsAtLeast = 4

/** Runs in the page. Finds what keeps the table, its selection or the line below it out of sight. */
function tableFlawsInPage(least: number): string[] {
  const flaws: string[] = []
  const grid = document.querySelector('.grid')
  const count = document.querySelector('.row-count')
  if (!grid || !count) return ['there is no table']
  const area = grid.getBoundingClientRect()
  const head = grid.querySelector('.grid-head')?.getBoundingClientRect().bottom ?? area.top
  const end = Math.min(area.bottom, window.innerHeight)
  const seen = [...grid.querySelectorAll('.grid-body > .grid-row')].filter((row) => {
    const { top, bottom } = row.getBoundingClientRect()
    return top >= head - 1 && bottom <= end + 1
  }).length
  if (seen < least) flaws.push(`only ${seen} rows are in sight`)
  /** Along the middle and at both ends: what is in sight there belongs to the element. */
  const isClear = (element: Element): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return [left + 2, (left + right) / 2, right - 2].every((x) => {
      const at = document.elementFromPoint(x, (top + bottom) / 2)
      return at !== null && element.contains(at)
    })
  }
  if (!isClear(count)) flaws.push('the number of sessions is covered or out of sight')
  const bar = document.querySelector('.selection-bar')
  if (bar && !isClear(bar)) flaws.push('the selection bar is covered or out of sight')
  const below = document.elementFromPoint(area.left + 40, end - 2)
  if (!below || (!grid.contains(below) && !bar?.contains(below))) flaws.push('the last row is covered')
  return flaws
}

/** What in the window keeps the table, its selection or the line below it out of sight. */
export const tableFlaws = (page: Page): Promise<string[]> => page.evaluate(tableFlawsInPage, rowsAtLeast)
