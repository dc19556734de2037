import type { ReactNode } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { Icon } from '../../../components/icon.tsx'
import { MenuItem, Popover } from '../../../components/popover.tsx'
import { useNow } from '../../../store/clock.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { exemptions } from '../../../../words/exemptions.ts'
import { site as words } from '../../../../words/site.ts'
import { shownName } from '../../../../words/practice-sites.ts'

export function SiteHeader({ site }: { site: SiteState }): ReactNode {
  const { readNow } = useActions()
  return (
    <header className="site-header">
      <h1>
        <Hostile text={shownName(site.siteId, site.name)} />
      </h1>
      <span className="site-url">
        <Hostile text={`${site.url.replace(/^https:\/\//, '')}`} /> · <Hostile text={site.user} />
      </span>
      <span className="space" />
      {site.readAt !== null && <ReadAge site={site} />}
      {site.access === 'signedIn' && (
        <button
          type="button"
          className="button"
          aria-keyshortcuts="F5 Control+R"
          data-testid="read-now"
          // Not disabled: that would take the focus away at each reading.
          aria-disabled={site.reading}
          onClick={() => {
            if (!site.reading) void readNow(site.siteId)
          }}
        >
          <Icon name="refresh" />
          {site.failure ? words.retry() : words.readNow()}
        </button>
      )}
      <SiteMenu site={site} />
    </header>
  )
}

/** Ticks on its own, so that nothing else has to. */
function ReadAge({ site }: { site: SiteState }): ReactNode {
  const now = useNow(1000)
  const { readAt, failure, reading } = site
  if (readAt === null) return null
  const age = failure ? words.staleSince(readAt) : words.readAge(now - readAt)
  return (
    <span className={`read-age${reading ? ' reading' : ''}${failure ? ' stale' : ''}`} data-testid="read-age">
      {reading ? words.reading() : age}
    </span>
  )
}

function SiteMenu({ site }: { site: SiteState }): ReactNode {
  const { openDialog, signOut, forgetPassword, showResult } = useActions()
  const hasResult = useConsole(
    (state) => state.lastRuns[site.siteId] !== undefined && state.kills[site.siteId] === undefined,
  )
  const { siteId } = site
  return (
    <Popover
      label={words.menu()}
      button={<Icon name="more" />}
      className="button quiet square"
      align="end"
      testId="site-menu"
    >
      {(close) => {
        const choose = (action: () => void) => (): void => {
          close()
          action()
        }
        return (
          <>
            {site.access === 'signedIn' && (
              <MenuItem onSelect={choose(() => void signOut(siteId))} testId="sign-out">
                {words.signOut()}
              </MenuItem>
            )}
            {site.passwordKnown && !site.demo && (
              <MenuItem onSelect={choose(() => void forgetPassword(siteId))} testId="forget-password">
                {words.forgetPassword()}
              </MenuItem>
            )}
            {hasResult && (
              <MenuItem onSelect={choose(() => showResult(siteId))} testId="last-result">
                {words.lastResult()}
              </MenuItem>
            )}
            <MenuItem onSelect={choose(() => openDialog({ kind: 'exemptions' }))} testId="open-exemptions">
              {exemptions.listItem()}
            </MenuItem>
            <MenuItem
              onSelect={choose(() => openDialog({ kind: 'changeSite', siteId }))}
              testId="change-site"
            >
              {words.change()}
            </MenuItem>
            <MenuItem
              danger
              onSelect={choose(() => openDialog({ kind: 'removeSite', siteId }))}
              testId="remove-site"
            >
              {words.remove()}
            </MenuItem>
          </>
        )
      }}
    </Popover>
  )
}
