import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { Field } from '../../components/field.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import { causeSentence } from '../../../words/failures/index.ts'
import { signIn as words } from '../../../words/sign-in.ts'
import { visible } from '../../../core/domain/visible.ts'

interface PasswordFormProps {
  readonly site: SiteState
  readonly busy: boolean
  readonly wait: number
  readonly inline: boolean
  /** Back to the known password. Null: none is known. */
  readonly onKnown: (() => void) | null
}

/**
 * The password is in its field until it is sent. The field is uncontrolled, so the password is never part of
 * the window's state.
 */
export function PasswordForm({ site, busy, wait, inline, onKnown }: PasswordFormProps): ReactNode {
  const { signIn } = useActions()
  const field = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<string>()
  const [remember, setRemember] = useState(true)
  const info = useConsole((state) => state.info)
  const lasts = info?.passwords === 'keychain' && site.saved
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const input = field.current
    if (!input || busy || wait > 0) return
    const password = input.value
    input.value = ''
    setError(password === '' ? words.needPassword() : undefined)
    if (password === '') input.focus()
    else void signIn(site.siteId, { password, ...(lasts && { remember }) })
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
      {lasts && (
        <label className="tick">
          <input
            type="checkbox"
            checked={remember}
            data-testid="remember-password"
            onChange={(event) => setRemember(event.target.checked)}
          />
          {words.remember()}
        </label>
      )}
      <div className="sign-in-choices">
        <button
          type="submit"
          className="button primary"
          aria-disabled={busy || wait > 0}
          data-testid="sign-in"
        >
          {busy ? words.busy() : words.submit()}
        </button>
        {onKnown && (
          <button type="button" className="button quiet" data-testid="use-known-password" onClick={onKnown}>
            {words.knownPassword()}
          </button>
        )}
      </div>
      {info?.passwords === 'memory' && !inline && (
        <p className="muted memory-note" data-testid="memory-note">
          {words.inMemory(info.keychainTrouble && causeSentence(info.keychainTrouble))}
        </p>
      )}
    </form>
  )
}
