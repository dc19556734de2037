import type { ReactNode } from 'react'
import { FailureNote } from './components/failure-note.tsx'
import { Icon } from './components/icon.tsx'
import { Note } from './components/note.tsx'
import { AddSiteDialog } from './features/add-site/add-site-dialog.tsx'
import { ChangeSiteDialog } from './features/add-site/change-site-dialog.tsx'
import { RemoveSiteDialog } from './features/add-site/remove-site-dialog.tsx'
import { AuditPage } from './features/audit/audit-page.tsx'
import { ByRuleDialog } from './features/by-rule/by-rule-dialog.tsx'
import { EndHiddenDialog } from './features/hidden/end-hidden-dialog.tsx'
import { DropDialog } from './features/interrupted/drop-dialog.tsx'
import { InterruptedBanner } from './features/interrupted/interrupted-banner.tsx'
import { ManyDialog } from './features/kill-many/many-dialog.tsx'
import { PinDialog } from './features/pins/pin-dialog.tsx'
import { PinsDialog } from './features/pins/pins-dialog.tsx'
import { KillFlows } from './features/kill/kill-flows.tsx'
import { CommandDialog } from './features/palette/command-dialog.tsx'
import { AddressDialog } from './features/page/address-dialog.tsx'
import { LockedPage } from './features/page/locked-page.tsx'
import { SitePage } from './features/site/site-page.tsx'
import { ImportDialog } from './features/site-list/import-dialog.tsx'
import { Sidebar } from './features/sites/sidebar.tsx'
import { Welcome } from './features/sites/welcome.tsx'
import { useShortcuts } from './shortcuts.ts'
import { useActions, useConsole } from './store/react.tsx'
import { siteOf } from './store/state.ts'
import { app as words } from './text/window.ts'

export function App(): ReactNode {
  const locked = useConsole((state) => state.link === 'locked')
  return locked ? <LockedPage /> : <Window />
}

function Window(): ReactNode {
  useShortcuts()
  return (
    <div className="app">
      <Sidebar />
      <main className="main" aria-label={words.main}>
        <Banner />
        <InterruptedBanner />
        <Page />
      </main>
      <KillFlows />
      <OpenDialog />
    </div>
  )
}

function Page(): ReactNode {
  const site = useConsole((state) => (state.current === null ? undefined : siteOf(state, state.current)))
  const loaded = useConsole((state) => state.loaded)
  const audit = useConsole((state) => state.page === 'audit')
  if (audit) return <AuditPage />
  if (site) return <SitePage site={site} />
  return loaded ? <Welcome /> : <p className="starting">{words.starting}</p>
}

/** What concerns the whole window: the console is gone, or a command failed. */
function Banner(): ReactNode {
  const link = useConsole((state) => state.link)
  const notice = useConsole((state) => state.notice)
  const notices = useConsole((state) => state.notices)
  const { dismissNotice } = useActions()
  if (link === 'lost') {
    return (
      <div className="banner lost" role="alert" data-testid="lost-banner">
        <b>{words.lost}</b> <span>{words.lostHint}</span>
      </div>
    )
  }
  if (!notice && notices.length === 0) return null
  return (
    <div className="banner" data-testid="notice">
      <div className="banner-notes">
        {notice && <FailureNote failure={notice} />}
        {notices.map((text) => (
          <Note key={text} tone="plain">
            {text}
          </Note>
        ))}
      </div>
      <button type="button" className="button quiet square" aria-label={words.close} onClick={dismissNotice}>
        <Icon name="close" />
      </button>
    </div>
  )
}

function OpenDialog(): ReactNode {
  const dialog = useConsole((state) => state.dialog)
  const site = useConsole((state) =>
    dialog && 'siteId' in dialog ? siteOf(state, dialog.siteId) : undefined,
  )
  const run = useConsole((state) =>
    dialog?.kind === 'dropInterrupted'
      ? state.interrupted.find((each) => each.runId === dialog.runId)
      : undefined,
  )
  switch (dialog?.kind) {
    case 'addSite':
      return <AddSiteDialog />
    case 'importSites':
      return <ImportDialog />
    case 'commands':
      return <CommandDialog />
    case 'address':
      return <AddressDialog />
    case 'changeSite':
      return site && <ChangeSiteDialog site={site} />
    case 'removeSite':
      return site && <RemoveSiteDialog site={site} />
    case 'byRule':
      return site && <ByRuleDialog site={site} makeRoom={dialog.makeRoom} />
    case 'pin':
      return site && <PinDialog site={site} session={dialog.session} />
    case 'pins':
      return <PinsDialog />
    case 'killMany':
      return <ManyDialog />
    case 'dropInterrupted':
      return run && <DropDialog run={run} />
    case 'endHidden':
      return site && <EndHiddenDialog site={site} session={dialog.session} />
    case undefined:
      return null
  }
}
