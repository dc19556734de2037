import { type ReactNode, useEffect, useState } from 'react'
import type { Result } from '../../../contract/failure.ts'
import { copyText } from '../../components/copy-text.ts'
import { Dialog } from '../../components/dialog.tsx'
import { FailureNote } from '../../components/failure-note.tsx'
import { Field } from '../../components/field.tsx'
import { useActions } from '../../store/react.tsx'
import { page as words } from '../../../words/window.ts'

/**
 * Shows an address for one more tab. Requested when the dialog opens, because each address voids the one
 * before.
 */
export function AddressDialog(): ReactNode {
  const { newAddress, closeDialog } = useActions()
  const [result, setResult] = useState<Result<string> | null>(null)
  const [copied, setCopied] = useState<boolean | null>(null)

  useEffect(() => {
    let open = true
    void newAddress().then((got) => {
      if (open) setResult(got)
    })
    return () => {
      open = false
    }
  }, [newAddress])

  const close = (): void => closeDialog('address')
  return (
    <Dialog title={words.addressTitle()} onClose={close} size="small" testId="address-dialog">
      <p className="lead">{words.addressLead()}</p>
      {result && !result.ok && <FailureNote failure={result.failure} />}
      {result?.ok && (
        <Field label={words.address()} hint={copied === false ? words.notCopied() : undefined}>
          {({ id, describedBy }) => (
            <input
              id={id}
              className="input"
              readOnly
              aria-describedby={describedBy}
              data-testid="address"
              value={result.value}
              onFocus={(event) => event.target.select()}
            />
          )}
        </Field>
      )}
      <div className="dialog-foot">
        <button type="button" className="button" data-autofocus data-testid="address-close" onClick={close}>
          {words.close()}
        </button>
        {result?.ok && (
          <button
            type="button"
            className="button primary"
            data-testid="address-copy"
            onClick={() => void copyText(result.value).then(setCopied)}
          >
            {copied ? words.copied() : words.copy()}
          </button>
        )}
      </div>
    </Dialog>
  )
}
