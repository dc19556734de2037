import { type FormEvent, type ReactNode, useState } from 'react'
import type { ExemptionKind } from '../../../contract/exemption.ts'
import type { Failure } from '../../../contract/failure.ts'
import type { Session } from '../../../contract/session.ts'
import type { SiteState } from '../../../contract/site.ts'
import { Dialog } from '../../components/dialog.tsx'
import { FailureNote } from '../../components/failure-note.tsx'
import { Hostile } from '../../components/hostile.tsx'
import { drawParts } from '../../components/draw-parts.tsx'
import { useActions } from '../../store/react.tsx'
import { exemptParts, exemptions as words } from '../../../words/exemptions.ts'
import { shownName } from '../../../words/practice-sites.ts'

/** Makes an exemption from a row: of its user, its address or the session, here or everywhere. */
export function ExemptDialog({ site, session }: { site: SiteState; session: Session }): ReactNode {
  const { closeDialog, addExemption } = useActions()
  const values = { user: session.user, ip: session.ip, session: session.ref }
  const kinds = (['user', 'ip', 'session'] as const).filter((kind) => values[kind] !== null)
  const [kind, setKind] = useState<ExemptionKind>(kinds[0] ?? 'session')
  const [everywhere, setEverywhere] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const close = (): void => closeDialog('exempt')
  const add = async (): Promise<void> => {
    const siteId = everywhere && kind !== 'session' ? null : site.siteId
    const why = await addExemption({ siteId, kind, value: values[kind] ?? session.ref })
    if (why) setFailure(why)
    else close()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void add()
  }
  const shown = { user: session.user, ip: session.ip, session: `${session.keyPrefix}…` }
  return (
    <Dialog title={words.title()} onClose={close} size="small" testId="exempt-dialog">
      <p className="lead">{words.lead()}</p>
      <form className="rule-form" onSubmit={submit}>
        <fieldset className="rule-part">
          <legend>{words.what()}</legend>
          {kinds.map((each) => (
            <label key={each} className="tick">
              <input
                type="radio"
                name="exempt-kind"
                checked={kind === each}
                {...(kind === each && { 'data-autofocus': true })}
                data-testid={`exempt-${each}`}
                onChange={() => setKind(each)}
              />
              <span>
                {drawParts(exemptParts(each, <Hostile className="user" text={shown[each] ?? ''} />))}
              </span>
            </label>
          ))}
          {kind === 'ip' && (
            <p className="hint" data-testid="exempt-ip-hint">
              {words.ipHint()}
            </p>
          )}
          {session.user === null && <p className="hint">{words.anonymousHint()}</p>}
        </fieldset>
        <fieldset className="rule-part" disabled={kind === 'session'}>
          <legend>{words.where()}</legend>
          <label className="tick">
            <input
              type="radio"
              name="exempt-where"
              checked={!everywhere || kind === 'session'}
              onChange={() => setEverywhere(false)}
            />
            <span>{drawParts(words.here(<Hostile text={shownName(site.siteId, site.name)} />))}</span>
          </label>
          <label className="tick">
            <input
              type="radio"
              name="exempt-where"
              checked={everywhere && kind !== 'session'}
              data-testid="exempt-everywhere"
              onChange={() => setEverywhere(true)}
            />
            {words.everywhere()}
          </label>
          {kind === 'session' && <p className="hint">{words.sessionHere()}</p>}
        </fieldset>
        {failure && <FailureNote failure={failure} />}
        <div className="dialog-foot">
          <button type="button" className="button" data-testid="exempt-cancel" onClick={close}>
            {words.cancel()}
          </button>
          <button type="submit" className="button primary" data-testid="exempt-add">
            {words.add()}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
