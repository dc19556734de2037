import type { ReactNode } from 'react'
import { Icon, Mark } from '../../../components/icon.tsx'
import { hasOverview, pageShown } from '../../../store/page-shown.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { keys } from '../../../../words/keys.ts'
import { audit } from '../../../../words/audit.ts'
import { overview } from '../../../../words/overview.ts'
import { sites as words } from '../../../../words/sites.ts'
import { AlertsLink } from '../../alerts/alerts-link.tsx'
import { ListMenu } from '../transfer/list-menu.tsx'
import { LanguageMenu } from '../../settings/language-menu.tsx'
import { SiteList } from './site-list.tsx'
import { ThemeMenu } from '../../settings/theme-menu.tsx'

export function Sidebar(): ReactNode {
  const { openDialog, openAudit } = useActions()
  const auditOpen = useConsole((state) => state.page === 'audit')
  const info = useConsole((state) => state.info)
  return (
    <aside className="sidebar">
      <div className="brand">
        <Mark />
        <span>{words.product}</span>
      </div>
      <button
        type="button"
        className="find"
        data-testid="open-commands"
        onClick={() => openDialog({ kind: 'commands' })}
      >
        <Icon name="search" />
        <span>{words.find()}</span>
        <kbd>{keys.commands()}</kbd>
      </button>
      <OverviewLink />
      <SiteList />
      <AlertsLink />
      <button
        type="button"
        className="sidebar-link"
        aria-current={auditOpen ? 'page' : undefined}
        data-testid="open-audit"
        onClick={openAudit}
      >
        <Icon name="log" />
        {audit.open()}
      </button>
      <div className="sidebar-foot">
        <button
          type="button"
          className="button quiet"
          data-testid="add-site"
          onClick={() => openDialog({ kind: 'addSite' })}
        >
          <Icon name="plus" />
          {words.add()}
        </button>
        <span className="sidebar-menus">
          <ListMenu />
          <LanguageMenu />
          <ThemeMenu />
        </span>
      </div>
      {info && (
        <p className="sidebar-info" title={`${words.passwords(info)} ${words.version(info.version)}.`}>
          {words.passwordsInShort(info)} · {info.version}
        </p>
      )}
    </aside>
  )
}

/** The way back from a site to all of them. */
function OverviewLink(): ReactNode {
  const { openOverview } = useActions()
  const there = useConsole(hasOverview)
  const open = useConsole((state) => pageShown(state) === 'overview')
  return (
    there && (
      <button
        type="button"
        className="sidebar-link first"
        aria-current={open ? 'page' : undefined}
        data-testid="open-overview"
        onClick={openOverview}
      >
        <Icon name="grid" />
        <span>{overview.title()}</span>
        <kbd>{keys.overview()}</kbd>
      </button>
    )
  )
}
