import { fireEvent, render, type RenderResult, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import type { InterruptedRun } from '../../../contract/kill.ts'
import { type ConsoleStore, createConsoleStore } from '../../../renderer/store/console-store.ts'
import { StoreContext } from '../../../renderer/store/react.tsx'
import { FakeConsole } from '../../support/renderer-harness/fake-console.ts'
import type { SeededSite } from '../../support/renderer-harness/seeded-sites.ts'

/** What jsdom lacks: modal dialogs, popovers, and a size for what is scrolled. */
export function furnishJsdom(): void {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
  HTMLElement.prototype.showPopover = () => undefined
  HTMLElement.prototype.hidePopover = () => undefined
  HTMLElement.prototype.scrollIntoView = () => undefined
  HTMLElement.prototype.scrollTo = () => undefined
  for (const side of ['clientHeight', 'clientWidth'] as const) {
    Object.defineProperty(Element.prototype, side, { configurable: true, value: 600 })
  }
  // A row that is measured must not be endlessly low.
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get(this: HTMLElement) {
      return this.matches('[role="row"]') ? 50 : 600
    },
  })
}

/** Opens the popover of a button, as the platform does it. */
export function openPopover(testId: string): void {
  const popover = screen.getByTestId(testId).nextElementSibling
  if (!popover) throw new Error(`No popover beside ${testId}`)
  fireEvent(popover, Object.assign(new Event('toggle'), { newState: 'open' }))
}

export interface Stage {
  readonly fake: FakeConsole
  readonly store: ConsoleStore
}

/** A store over a console in memory that answers at once. With a keychain if a test asks for one. */
export function stage(
  sites: readonly SeededSite[],
  keychain = false,
  interrupted: readonly InterruptedRun[] = [],
): Stage {
  const fake = new FakeConsole(sites, { latencyMs: 0, killMs: 0, keychain, interrupted })
  const store = createConsoleStore({ api: fake.api, onLink: () => () => undefined })
  return { fake, store }
}

export function show(store: ConsoleStore, view: ReactNode): RenderResult {
  return render(<StoreContext value={store}>{view}</StoreContext>)
}
