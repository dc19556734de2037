import type { FormEvent, ReactNode } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { FailureNote } from '../../../components/failure-note.tsx'
import { Field, useFocusOnError } from '../../../components/field.tsx'
import { useActions } from '../../../store/react.tsx'
import { siteForm as words } from '../../../../words/sites.ts'
import { DetailFields, HttpWord } from './detail-fields.tsx'
import { StaySignedInField } from './stay-signed-in-field.tsx'
import { CheckResult, type SiteCheck } from './site-check.tsx'
import { type AddSite, useAddSite } from './use-add-site.ts'

/** First the address, examined without signing in. Then the rest. */
export function AddSiteDialog(): ReactNode {
  const { closeDialog } = useActions()
  const site = useAddSite()
  const { fields, errors, check, failure, change } = site
  const form = useFocusOnError(errors)
  const close = (): void => closeDialog('addSite')
  const ready = check.kind === 'found' || check.kind === 'skipped'
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (check.kind !== 'busy') void (ready ? site.add() : site.checkUrl())
  }
  return (
    <Dialog title={words.addTitle()} onClose={close} testId="add-site-dialog">
      <form ref={form} onSubmit={submit} noValidate>
        <p className="lead">{words.addLead()}</p>
        <UrlField site={site} />
        <HttpWord
          fields={fields}
          forced={check.kind === 'failed' && check.failure.kind === 'httpNotAllowed'}
          onChange={change}
        />
        <CheckResult
          check={check}
          url={fields.url}
          onSkip={site.skipCheck}
          onTrust={site.trustCertificate}
          onUse={site.takeUrl}
        />
        {ready && <DetailFields fields={fields} errors={errors} onChange={change} />}
        {ready && <StaySignedInField fields={fields} onChange={change} />}
        {failure && <FailureNote failure={failure} />}
        <div className="dialog-foot">
          <button type="button" className="button" onClick={close}>
            {words.cancel()}
          </button>
          <button
            type="submit"
            className="button primary"
            aria-disabled={check.kind === 'busy'}
            data-testid={ready ? 'site-add' : 'site-check'}
          >
            {submitLabel(check)}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function UrlField({ site: { fields, errors, changeUrl } }: { site: AddSite }): ReactNode {
  return (
    <Field label={words.url()} error={errors.url}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          className="input"
          type="url"
          data-autofocus
          maxLength={500}
          placeholder={words.urlExample}
          spellCheck={false}
          value={fields.url}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          data-testid="site-url"
          onChange={(event) => changeUrl(event.target.value)}
        />
      )}
    </Field>
  )
}

function submitLabel({ kind }: SiteCheck): string {
  if (kind === 'found' || kind === 'skipped') return words.add()
  return kind === 'busy' ? words.checking() : words.check()
}
