import { type ReactNode, useState } from 'react'
import type { Failure } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { FailureNote } from '../../components/failure-note.tsx'
import { Hostile } from '../../components/hostile.tsx'
import { NextTry } from '../../components/next-try.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import { useSignInWait } from '../../store/waiting.ts'
import { failureSentence } from '../../../words/failing-site.ts'
import { signIn as words } from '../../../words/sign-in.ts'
import { SiteHelp } from '../certificate/site-help.tsx'
import { CodeForm } from './code-form.tsx'
import { KnownPassword } from './known-password.tsx'
import { PasswordForm } from './password-form.tsx'
import { visible } from '../../../core/domain/visible.ts'
import { WayIn } from './way-in.tsx'
import { shownName } from '../../../words/practice-sites.ts'

interface SignInPanelProps {
  readonly site: SiteState
  /** Above the last rows and not instead of them. The failure is shown there already. */
  readonly inline?: boolean
}

/** The sign-in. The password is in its field until it is sent, and nowhere else in the window. */
export function SignInPanel({ site, inline = false }: SignInPanelProps): ReactNode {
  const attempt = useConsole((state) => state.signIns[site.siteId])
  const busy = site.access === 'signingIn' || (attempt?.busy ?? false)
  const wait = useSignInWait(site)
  const failure = busy ? null : (attempt?.failure ?? (inline ? null : site.failure))
  return (
    <section className={inline ? 'sign-in inline' : 'sign-in'} data-testid="sign-in-panel">
      <div className="sign-in-card">
        {!inline && (
          <h2>
            {site.readAt === null
              ? words.title(visible(shownName(site.siteId, site.name)))
              : words.titleAgain(visible(shownName(site.siteId, site.name)))}
          </h2>
        )}
        {!inline && (
          <p className="muted">
            <Hostile text={site.url} />
          </p>
        )}
        {failure && failure.kind !== 'codeNeeded' && !failure.wayIn && (
          <Trouble site={site} failure={failure} shownAbove={inline && isShownAbove(site, failure)} />
        )}
        {failure && !inline && <SiteHelp site={site} failure={failure} />}
        {!inline && !busy && <NextTry site={site} />}
        {wait > 0 && (
          <p className="wait" role="timer" data-testid="sign-in-wait">
            {words.wait(wait)}
          </p>
        )}
        <Entry site={site} busy={busy} wait={wait} asked={attempt?.failure ?? null} inline={inline} />
      </div>
    </section>
  )
}

interface EntryProps {
  readonly site: SiteState
  readonly busy: boolean
  /** Seconds during which no try is possible. */
  readonly wait: number
  /** The failure of the last try. */
  readonly asked: Failure | null
  readonly inline: boolean
}

/** What the next step asks for. */
function Entry({ site, busy, wait, asked, inline }: EntryProps): ReactNode {
  const [other, setOther] = useState(false)
  if (site.demo) return <DemoEntry site={site} busy={busy} />
  if (asked?.wayIn)
    return (
      <WayIn
        site={site}
        failure={asked}
        busy={busy}
        wait={wait}
        shownAbove={inline && isShownAbove(site, asked)}
      />
    )
  if (asked?.kind === 'codeNeeded' || asked?.kind === 'codeWrong')
    return <CodeForm site={site} busy={busy} validSeconds={asked.validSeconds} />
  if (site.passwordKnown && !other)
    return <KnownPassword site={site} busy={busy} wait={wait} onOther={() => setOther(true)} />
  return (
    <PasswordForm
      site={site}
      busy={busy}
      wait={wait}
      inline={inline}
      onKnown={site.passwordKnown ? () => setOther(false) : null}
    />
  )
}

/** Whether the site itself shows this failure, as the summary above an inline sign-in does. */
const isShownAbove = (site: SiteState, failure: Failure): boolean => site.failure?.kind === failure.kind

interface TroubleProps {
  readonly site: SiteState
  readonly failure: Failure
  readonly shownAbove: boolean
}

function Trouble({ site, failure, shownAbove }: TroubleProps): ReactNode {
  const { openDialog } = useActions()
  // The user name may be wrong, and this form does not ask for it.
  const isName = failure.kind === 'wrongPassword' || failure.kind === 'notAdministrator'
  return (
    <div className="trouble">
      {!shownAbove && (
        <FailureNote
          failure={failure}
          sentence={<span data-testid="sign-in-failure">{failureSentence(site, failure)}</span>}
          counted
        />
      )}
      {isName && (
        <button
          type="button"
          className="link"
          data-testid="change-user"
          onClick={() => openDialog({ kind: 'changeSite', siteId: site.siteId })}
        >
          {words.changeUser()}
        </button>
      )}
    </div>
  )
}

function DemoEntry({ site, busy }: { site: SiteState; busy: boolean }): ReactNode {
  const { signIn } = useActions()
  return (
    <>
      <p className="muted">{words.demoHint()}</p>
      <button
        type="button"
        className="button primary large"
        disabled={busy}
        autoFocus
        data-testid="sign-in-demo"
        onClick={() => void signIn(site.siteId, {})}
      >
        {busy ? words.busy() : words.demo()}
      </button>
    </>
  )
}
