import type { ReactNode } from 'react'
import { Hostile } from '../../../components/hostile.tsx'
import { Icon, Mark } from '../../../components/icon.tsx'
import { useActions, useConsole } from '../../../store/react.tsx'
import { visible } from '../../../../core/domain/visible.ts'
import { sites as siteWords, welcome as words } from '../../../../words/sites.ts'
import { shownName } from '../../../../words/practice-sites.ts'

/** The first screen: one clear step to a real site, and one click into a demo. */
export function Welcome(): ReactNode {
  const { openDialog, openSite, signIn } = useActions()
  const sites = useConsole((state) => state.sites)
  const demos = sites.filter((site) => site.demo)
  const openDemo = (siteId: string, signedIn: boolean): void => {
    openSite(siteId)
    if (!signedIn) void signIn(siteId, {})
  }
  return (
    <div className="welcome" data-testid="welcome">
      <div className="welcome-inner">
        <Mark />
        <h1>{words.title()}</h1>
        <p className="lead">{words.lead()}</p>
        <section className="welcome-step">
          <div>
            <h2>{words.step()}</h2>
            <p>{words.stepHint()}</p>
          </div>
          <button
            type="button"
            className="button primary large"
            data-testid="welcome-add-site"
            onClick={() => openDialog({ kind: 'addSite' })}
          >
            <Icon name="plus" />
            {siteWords.add()}
          </button>
        </section>
        {demos.length > 0 && (
          <section className="welcome-demos">
            <h2>{words.practise()}</h2>
            <p>{words.practiseHint()}</p>
            <div className="welcome-buttons">
              {demos.map((site) => (
                <button
                  key={site.siteId}
                  type="button"
                  className="button"
                  aria-label={words.open(visible(shownName(site.siteId, site.name)))}
                  data-testid={`open-demo-${site.siteId}`}
                  onClick={() => openDemo(site.siteId, site.access === 'signedIn')}
                >
                  <Hostile text={shownName(site.siteId, site.name)} />
                  <Icon name="right" />
                </button>
              ))}
            </div>
          </section>
        )}
      </div>
    </div>
  )
}
