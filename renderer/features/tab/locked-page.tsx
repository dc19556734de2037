import type { ReactNode } from 'react'
import { Mark } from '../../components/icon.tsx'
import { app, page as words } from '../../../words/window.ts'

/** For a tab that the browser host does not let in: what to do, and nothing about the console. */
export function LockedPage(): ReactNode {
  return (
    <main className="welcome locked" data-testid="locked">
      <div className="welcome-inner">
        <Mark />
        <h1>{words.lockedTitle()}</h1>
        <p className="lead">{words.lockedLead()}</p>
        <section className="locked-ways">
          <h2>{words.waysIn()}</h2>
          <ul>
            <li>{words.terminal()}</li>
            <li>{words.openTab(app.command.address())}</li>
            <li>{words.noTerminal()}</li>
          </ul>
        </section>
      </div>
    </main>
  )
}
