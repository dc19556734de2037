import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { Failure } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { FailureNote } from '../../components/failure-note.tsx'
import { Field } from '../../components/field.tsx'
import { Hostile } from '../../components/hostile.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import { failureSentence } from '../../text/failures.ts'
import { signIn as words } from '../../text/sign-in.ts'
import { CodeForm } from './code-form.tsx'
import { WayIn } from './way-in.tsx'
import { visible } from '../../text/visible.ts'

interface SignInPanelProps {
  readonly site: SiteState
  /** Above the last rows instead of in their place; what went wrong stands there already. */
  readonly inline?: boolean
}

/** The way in. The password lives in its field until it is sent, and nowhere else in the window. */
export function SignInPanel({ site, inline = false }: SignInPanelProps): ReactNode {
  const attempt = useConsole((state) => state.signIns[site.siteId])
  const busy = site.access === 'signingIn' || (attempt?.busy ?? false)
  const failure = busy ? null : (attempt?.failure ?? (inline ? null : site.failure))
  const asked = attempt?.failure?.kind
  const wantsCode = asked === 'codeNeeded' || asked === 'codeWrong'
  return (
    <section className={inline ? 'sign-in inline' : 'sign-in'} data-testid="sign-in-panel">
      <div className="sign-in-card">
        {!inline && (
          <h2>
            {site.readAt === null ? words.title(visible(site.name)) : words.titleAgain(visible(site.name))}
          </h2>
        )}
        {!inline && (
          <p className="muted">
            <Hostile text={site.url} />
          </p>
        )}
        {failure && failure.kind !== 'codeNeeded' && <Trouble site={site} failure={failure} />}
        {site.demo ? (
          <DemoEntry site={site} busy={busy} />
        ) : attempt?.failure?.wayIn ? (
          <WayIn site={site} busy={busy} />
        ) : wantsCode ? (
          <CodeForm site={site} busy={busy} />
        ) : (
          <PasswordForm site={site} busy={busy} />
        )}
      </div>
    </section>
  )
}

function Trouble({ site, failure }: { site: SiteState; failure: Failure }): ReactNode {
  return (
    <>
      <p className="trouble" data-testid="sign-in-failure">
        {failureSentence(site, failure.kind)}
      </p>
      <FailureNote failure={failure} />
    </>
  )
}

function DemoEntry({ site, busy }: { site: SiteState; busy: boolean }): ReactNode {
  const { signIn } = useActions()
  return (
    <>
      <p className="muted">{words.demoHint}</p>
      <button
        type="button"
        className="button primary large"
        disabled={busy}
        autoFocus
        data-testid="sign-in-demo"
        onClick={() => void signIn(site.siteId, {})}
      >
        {busy ? words.busy : words.demo}
      </button>
    </>
  )
}

function PasswordForm({ site, busy }: { site: SiteState; busy: boolean }): ReactNode {
  const { signIn } = useActions()
  const field = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const input = field.current
    if (!input || busy) return
    const password = input.value
    input.value = ''
    setError(password === '' ? words.needPassword : undefined)
    if (password !== '') void signIn(site.siteId, { password })
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Field label={words.passwordFor(visible(site.user))} error={error}>
        {({ id, describedBy, invalid }) => (
          <input
            ref={field}
            id={id}
            type="password"
            className="input"
            autoComplete="off"
            autoFocus
            aria-describedby={describedBy}
            aria-invalid={invalid}
            data-testid="password"
          />
        )}
      </Field>
      <button type="submit" className="button primary" aria-disabled={busy} data-testid="sign-in">
        {busy ? words.busy : words.submit}
      </button>
    </form>
  )
}
