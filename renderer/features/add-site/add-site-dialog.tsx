import { type FormEvent, type ReactNode, useState } from 'react'
import type { Failure } from '../../../contract/failure.ts'
import type { Probe } from '../../../contract/site.ts'
import { Dialog } from '../../components/dialog.tsx'
import { FailureNote } from '../../components/failure-note.tsx'
import { Field, useFocusOnError } from '../../components/field.tsx'
import { Note } from '../../components/note.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import { siteForm as words } from '../../text/sites.ts'
import { visible } from '../../text/visible.ts'
import { CertificatePanel } from '../certificate/certificate-panel.tsx'
import { UseHttps } from '../certificate/use-https.tsx'
import { DetailFields, HttpWord } from './detail-fields.tsx'
import { SeatField } from './seat-field.tsx'
import { offeredName } from './offered-name.ts'
import { errorsOf, type FieldErrors, newFields, newSiteOf, type SiteFields } from './site-fields.ts'

/** What the address turned out to be; `skipped`: the site is not there right now, and is added all the same. */
type Checked =
  | { readonly kind: 'not' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'found'; readonly probe: Probe; readonly corrected: boolean }
  | { readonly kind: 'skipped' }

/** First the address, asked without signing in; then the rest. */
export function AddSiteDialog(): ReactNode {
  const { openDialog, openSite, probe, addSite } = useActions()
  const [fields, setFields] = useState<SiteFields>(newFields)
  const [errors, setErrors] = useState<FieldErrors>({})
  const form = useFocusOnError(errors)
  const [checked, setChecked] = useState<Checked>({ kind: 'not' })
  const sites = useConsole((state) => state.sites)
  /** The name that was offered last: it gives way to another one as long as the user has not typed one. */
  const [offered, setOffered] = useState('')
  /** The fingerprint of the certificate that the user trusts for this address. */
  const [trust, setTrust] = useState<string>()
  const [failure, setFailure] = useState<Failure | null>(null)
  const close = (): void => openDialog(null)
  const change = (more: Partial<SiteFields>): void => setFields((before) => ({ ...before, ...more }))
  const ready = checked.kind === 'found' || checked.kind === 'skipped'

  function offer(site: { url: string; title: string | null }): void {
    if (fields.name !== '' && fields.name !== offered) return
    const name = offeredName(
      site,
      sites.map((each) => each.name),
    )
    setOffered(name)
    change({ name })
  }

  async function check({ url: typed, allowHttp } = ask(fields), trusted = trust): Promise<void> {
    if (typed === '') return setErrors({ url: words.needUrl })
    setErrors({})
    setChecked({ kind: 'busy' })
    const result = await probe(typed, allowHttp, trusted)
    if (!result.ok) return setChecked({ kind: 'failed', failure: result.failure })
    const { url } = result.value
    change({ url })
    offer(result.value)
    setChecked({ kind: 'found', probe: result.value, corrected: url !== typed })
  }

  async function add(): Promise<void> {
    const found = errorsOf(fields)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const result = await addSite({
      ...newSiteOf(fields),
      ...(trust !== undefined && { trustFingerprint: trust }),
    })
    if (!result.ok) return setFailure(result.failure)
    close()
    openSite(result.value.siteId)
  }

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (checked.kind !== 'busy') void (ready ? add() : check())
  }
  const skip = (): void => {
    offer({ url: ask(fields).url, title: null })
    setChecked({ kind: 'skipped' })
  }
  const trustThis = (fingerprint: string): void => {
    setTrust(fingerprint)
    void check(ask(fields), fingerprint)
  }
  const useThis = (url: string): void => {
    const allowHttp = fields.allowHttp && url.startsWith('http:')
    change({ url, allowHttp })
    void check({ url, allowHttp })
  }
  return (
    <Dialog title={words.addTitle} onClose={close} testId="add-site-dialog">
      <form ref={form} onSubmit={submit} noValidate>
        <p className="lead">{words.addLead}</p>
        <Field label={words.url} error={errors.url}>
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
              onChange={(event) => {
                change({ url: event.target.value })
                setChecked({ kind: 'not' })
                setTrust(undefined)
              }}
            />
          )}
        </Field>
        <HttpWord
          fields={fields}
          forced={checked.kind === 'failed' && checked.failure.kind === 'httpNotAllowed'}
          onChange={change}
        />
        <CheckResult checked={checked} onSkip={skip} />
        {checked.kind === 'failed' && (
          <Help url={fields.url} failure={checked.failure} onTrust={trustThis} onUse={useThis} />
        )}
        {ready && <DetailFields fields={fields} errors={errors} onChange={change} />}
        {ready && <SeatField fields={fields} onChange={change} />}
        {failure && <FailureNote failure={failure} />}
        <div className="dialog-foot">
          <button type="button" className="button" onClick={close}>
            {words.cancel}
          </button>
          <button
            type="submit"
            className="button primary"
            aria-disabled={checked.kind === 'busy'}
            data-testid={ready ? 'site-add' : 'site-check'}
          >
            {ready ? words.add : checked.kind === 'busy' ? words.checking : words.check}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

const ask = ({ url, allowHttp }: SiteFields): Pick<SiteFields, 'url' | 'allowHttp'> => ({
  url: url.trim(),
  allowHttp,
})

interface HelpProps {
  readonly url: string
  readonly failure: Failure
  readonly onTrust: (fingerprint: string) => void
  readonly onUse: (url: string) => void
}

function Help({ url, failure, onTrust, onUse }: HelpProps): ReactNode {
  const { certificate, correctedUrl, kind } = failure
  if (correctedUrl !== undefined) return <UseHttps url={correctedUrl} onUse={() => onUse(correctedUrl)} />
  if (kind !== 'certificate') return null
  const trust = async (fingerprint: string): Promise<null> => {
    onTrust(fingerprint)
    return null
  }
  return <CertificatePanel key={url} url={url.trim()} problem={certificate} trusted={null} onTrust={trust} />
}

function CheckResult({ checked, onSkip }: { checked: Checked; onSkip: () => void }): ReactNode {
  if (checked.kind === 'found') {
    const { frontEnd, secondFactor, url } = checked.probe
    return (
      <Note tone="good" testId="probe-found">
        {words.found(words.frontEnds[frontEnd])} {secondFactor === true && words.secondFactor}{' '}
        {checked.corrected && words.corrected(visible(url))}
      </Note>
    )
  }
  if (checked.kind !== 'failed') return null
  const mayBeLater = checked.failure.kind === 'unreachable' || checked.failure.kind === 'timedOut'
  return (
    <>
      <FailureNote failure={checked.failure} testId="probe-failure" />
      {mayBeLater && (
        <button type="button" className="button" onClick={onSkip}>
          {words.addAnyway}
        </button>
      )}
    </>
  )
}
