import { type FormEvent, type ReactNode, useState } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { Field } from '../../components/field.tsx'
import { useNow } from '../../store/clock.ts'
import { useActions } from '../../store/react.tsx'
import { signIn as words } from '../../text/sign-in.ts'

interface CodeFormProps {
  readonly site: SiteState
  readonly busy: boolean
  /** How long a code is usually good for; a wrong one does not say it again. */
  readonly validSeconds: number | undefined
}

/** The second factor's code. The console still has the password that it belongs to. */
export function CodeForm({ site, busy, validSeconds }: CodeFormProps): ReactNode {
  const { signIn, forgetSignIn } = useActions()
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  // The form appears when the code was sent, and stays through wrong ones: those send no new one.
  const [until] = useState(() => (validSeconds === undefined ? null : Date.now() + validSeconds * 1000))
  const now = useNow(1000)
  const left =
    until === null ? null : Math.min(validSeconds ?? Infinity, Math.max(0, Math.ceil((until - now) / 1000)))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (busy) return
    setError(code.trim() === '' ? words.needCode : undefined)
    setCode('')
    if (code.trim() !== '') void signIn(site.siteId, { code: code.trim() })
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <Field label={words.code} hint={left === null ? words.codeHint : words.codeLeft(left)} error={error}>
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
      <button type="submit" className="button primary" aria-disabled={busy} data-testid="send-code">
        {busy ? words.busy : words.submitCode}
      </button>
      <button type="button" className="button quiet" onClick={() => forgetSignIn(site.siteId)}>
        {words.startAgain}
      </button>
    </form>
  )
}
