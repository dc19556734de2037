import type { ReactNode } from 'react'
import { assertNever } from '../contract/assert-never.ts'
import { FailureNote } from './components/failure-note.tsx'
import { Icon } from './components/icon.tsx'
import { Note } from './components/note.tsx'
import { AddSiteDialog } from './features/sites/add/add-site-dialog.tsx'
import { ChangeSiteDialog } from './features/sites/add/change-site-dialog.tsx'
import { RemoveSiteDialog } from './features/sites/add/remove-site-dialog.tsx'
import { AlertSettingsDialog } from './features/alerts/alert-settings-dialog.tsx'
import { AlertsPage } from './features/alerts/alerts-page.tsx'
import { SayAlerts } from './features/alerts/say-alerts.tsx'
import { AuditPage } from './features/records/audit-page.tsx'
import { ByRuleDialog } from './features/kills/by-rule/by-rule-dialog.tsx'
import { HelpDialog } from './features/help/help-dialog.tsx'
import { EndHiddenDialog } from './features/hidden/end-hidden-dialog.tsx'
import { DropDialog } from './features/kills/interrupted/drop-dialog.tsx'
import { InterruptedBanner } from './features/kills/interrupted/interrupted-banner.tsx'
import { ManyDialog } from './features/kills/many/many-dialog.tsx'
import { ExemptDialog } from './features/exemptions/exempt-dialog.tsx'
import { ExemptionsDialog } from './features/exemptions/exemptions-dialog.tsx'
import { KillFlows } from './features/kills/kill-flows.tsx'
import { SignInManyDialog } from './features/sign-in/many/sign-in-many-dialog.tsx'
import { CommandDialog } from './features/palette/command-dialog.tsx'
import { AddressDialog } from './features/tab/address-dialog.tsx'
import { LockedPage } from './features/tab/locked-page.tsx'
import { LabelsDialog } from './features/overview/labels/labels-dialog.tsx'
import { OverviewPage } from './features/overview/overview-page.tsx'
import { SitePage } from './features/sites/page/site-page.tsx'
import { ImportDialog } from './features/sites/transfer/import-dialog.tsx'
import { Sidebar } from './features/sites/sidebar/sidebar.tsx'
import { Welcome } from './features/sites/sidebar/welcome.tsx'
import { focusPage, useFocusKept } from './focus.ts'
import { useShortcuts } from './shortcuts.ts'
import { useWindowTitle } from './window-title.ts'
import { pageShown } from './store/page-shown.ts'
import { useActions, useConsole, useLanguage } from './store/react.tsx'
import { siteOf } from './store/state.ts'
import { noticeText } from './store/notices.ts'
import { app as words } from '../words/window.ts'

export function App(): ReactNode {
  useLanguage()
  const locked = useConsole((state) => state.link === 'locked')
  return locked ? <LockedPage /> : <Window />
}

function Window(): ReactNode {
  useShortcuts()
  useWindowTitle()
  useFocusKept()
  return (
    <div className="app">
      <button type="button" className="skip button" onClick={focusPage}>
        {words.skip()}
      </button>
      <Sidebar />
      <main className="main" aria-label={words.main()}>
        <Banner />
        <InterruptedBanner />
        <Page />
      </main>
      <KillFlows />
      <OpenDialog />
      <SayAlerts />
    </div>
  )
}

function Page(): ReactNode {
  const shown = useConsole(pageShown)
  const site = useConsole((state) => (state.current === null ? undefined : siteOf(state, state.current)))
  switch (shown) {
    case 'audit':
      return <AuditPage />
    case 'alerts':
      return <AlertsPage />
    case 'overview':
      return <OverviewPage />
    case 'site':
      return site && <SitePage site={site} />
    case 'welcome':
      return <Welcome />
    case 'starting':
      return <p className="starting">{words.starting()}</p>
    default:
      return assertNever(shown)
  }
}

/** Messages about the whole window: the console is gone, or a command failed. */
function Banner(): ReactNode {
  const link = useConsole((state) => state.link)
  const notice = useConsole((state) => state.notice)
  const notices = useConsole((state) => state.notices)
  const { dismissNotice } = useActions()
  if (link === 'lost') {
    return (
      <div className="banner lost" role="alert" data-testid="lost-banner">
        <b>{words.lost()}</b> <span>{words.lostHint()}</span>
      </div>
    )
  }
  if (!notice && notices.length === 0) return null
  return (
    <div className="banner" data-testid="notice">
      <div className="banner-notes">
        {notice && <FailureNote failure={notice} />}
        {notices.map(noticeText).map((text) => (
          <Note key={text} tone="plain">
            {text}
          </Note>
        ))}
      </div>
      <button
        type="button"
        className="button quiet square"
        aria-label={words.close()}
        onClick={dismissNotice}
      >
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
  switch (dialog?.kind) {
    case 'addSite':
      return <AddSiteDialog />
    case 'importSites':
      return <ImportDialog />
    case 'commands':
      return <CommandDialog />
    case 'help':
      return <HelpDialog />
    case 'address':
      return <AddressDialog />
    case 'changeSite':
      return site && <ChangeSiteDialog site={site} />
    case 'removeSite':
      return site && <RemoveSiteDialog site={site} />
    case 'byRule':
      return site && <ByRuleDialog site={site} makeRoom={dialog.makeRoom} />
    case 'exempt':
      return site && <ExemptDialog site={site} session={dialog.session} />
    case 'exemptions':
      return <ExemptionsDialog />
    case 'signInMany':
      return <SignInManyDialog />
    case 'labels':
      return <LabelsDialog siteIds={dialog.siteIds} />
    case 'alertSettings':
      return <AlertSettingsDialog />
    case 'killMany':
      return <ManyDialog first={dialog.siteIds} />
    case 'dropInterrupted':
      return <DropDialog run={dialog.run} />
    case 'endHidden':
      return site && <EndHiddenDialog site={site} session={dialog.session} />
    case undefined:
      return null
  }
}
