import { type FormEvent, type ReactNode, useState } from 'react'
import type { Failure } from '../../../../contract/failure.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { FailureNote } from '../../../components/failure-note.tsx'
import { Field, useFocusOnError } from '../../../components/field.tsx'
import { useActions } from '../../../store/react.tsx'
import { siteForm as words } from '../../../../words/sites.ts'
import { visible } from '../../../../core/domain/visible.ts'
import { DetailFields, HttpWord } from './detail-fields.tsx'
import { SignsItselfInField } from './signs-itself-in-field.tsx'
import { StaySignedInField } from './stay-signed-in-field.tsx'
import { changeOf, errorsOf, type FieldErrors, fieldsOf, type SiteFields } from './site-fields.ts'
import { shownName } from '../../../../words/practice-sites.ts'

export function ChangeSiteDialog({ site }: { site: SiteState }): ReactNode {
  const { closeDialog, changeSite } = useActions()
  const [fields, setFields] = useState<SiteFields>(() => fieldsOf(site))
  const [errors, setErrors] = useState<FieldErrors>({})
  const form = useFocusOnError(errors)
  const [failure, setFailure] = useState<Failure | null>(null)
  const close = (): void => closeDialog('changeSite')
  const change = (more: Partial<SiteFields>): void => setFields((before) => ({ ...before, ...more }))

  async function save(): Promise<void> {
    const found = errorsOf(fields)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const result = await changeSite(changeOf(site, fields))
    if (result.ok) close()
    else setFailure(result.failure)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save()
  }
  return (
    <Dialog
      title={words.changeTitle(visible(shownName(site.siteId, site.name)))}
      onClose={close}
      testId="change-site-dialog"
    >
      <form ref={form} onSubmit={submit} noValidate>
        <Field label={words.url()} error={errors.url}>
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              className="input"
              type="url"
              maxLength={500}
              spellCheck={false}
              disabled={site.demo}
              value={fields.url}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              data-testid="site-url"
              onChange={(event) => change({ url: event.target.value })}
            />
          )}
        </Field>
        <HttpWord fields={fields} forced={false} onChange={change} />
        <DetailFields fields={fields} errors={errors} onChange={change} />
        {site.saved && <StaySignedInField fields={fields} onChange={change} />}
        {site.saved && !site.demo && <SignsItselfInField fields={fields} onChange={change} />}
        {failure && <FailureNote failure={failure} />}
        <div className="dialog-foot">
          <button type="button" className="button" onClick={close}>
            {words.cancel()}
          </button>
          <button type="submit" className="button primary" data-testid="site-save">
            {words.save()}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
