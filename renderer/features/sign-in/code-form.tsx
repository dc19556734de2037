import { type FormEvent, type ReactNode, useState } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { Field } from '../../components/field.tsx'
import { useNow } from '../../store/clock.ts'
import { useActions } from '../../store/react.tsx'
import { signIn as words } from '../../../words/sign-in.ts'

interface CodeFormProps {
  readonly site: SiteState
  readonly busy: boolean
  /** How long a code usually works. After a wrong code this is not repeated. */
  readonly validSeconds: number | undefined
}

/** The second factor's code. The console still has the password that belongs to it. */
export function CodeForm({ site, busy, validSeconds }: CodeFormProps): ReactNode {
  const { signIn, forgetSignIn } = useActions()
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  // The form appears when the code was sent, and stays after wrong codes, because those send no new one.
  const [until] = useState(() => (validSeconds === undefined ? null : Date.now() + validSeconds * 1000))
  const now = useNow(1000)
  const remaining =
    until === null ? null : Math.min(validSeconds ?? Infinity, Math.max(0, Math.ceil((until - now) / 1000)))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (busy) return
    setError(code.trim() === '' ? words.needCode() : undefined)
    setCode('')
    if (code.trim() !== '') void signIn(site.siteId, { code: code.trim() })
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Field
        label={words.code()}
        hint={remaining === null ? words.codeHint() : words.codeRemaining(remaining)}
        error={error}
      >
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            className="input"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            autoFocus
            value={code}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            data-testid="code"
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <div className="sign-in-choices">
        <button type="submit" className="button primary" aria-disabled={busy} data-testid="send-code">
          {busy ? words.busy() : words.submitCode()}
        </button>
        <button type="button" className="button quiet" onClick={() => forgetSignIn(site.siteId)}>
          {words.startAgain()}
        </button>
      </div>
    </form>
  )
}
