import { type FormEvent, type ReactNode, useState } from 'react'
import type { AlertSettings, AlertThresholds } from '../../../contract/alert.ts'
import type { Failure } from '../../../contract/failure.ts'
import { alertSettings as words } from '../../../words/alert-settings.ts'
import { Dialog } from '../../components/dialog.tsx'
import { FailureNote } from '../../components/failure-note.tsx'
import { Field, useFocusOnError } from '../../components/field.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import {
  type AlertFields,
  alertFieldsOf,
  minuteFrom,
  type NumberThreshold,
  thresholdsFrom,
  timeText,
  wrongAlertFields,
} from './alert-fields.ts'
import { NotificationsField } from './notifications-field.tsx'
import { type Scope, ScopeField, scopeKey } from './scope-field.tsx'
import { ThresholdFields } from './threshold-fields.tsx'

/** When there are alerts: for all sites, for a tag, or for one site. */
export function AlertSettingsDialog(): ReactNode {
  const settings = useConsole((state) => state.alertSettings)
  return settings && <SettingsForm settings={settings} />
}

const thresholdsAt = (settings: AlertSettings, scope: Scope): Partial<AlertThresholds> => {
  if (scope.kind === 'all') return settings.all
  return (scope.kind === 'tag' ? settings.tags[scope.tag] : settings.sites[scope.siteId]) ?? {}
}

/** The settings with the thresholds of one scope. A scope without any is dropped. */
function withThresholds(settings: AlertSettings, scope: Scope, own: Partial<AlertThresholds>): AlertSettings {
  if (scope.kind === 'all') return { ...settings, all: { ...settings.all, ...own } }
  const isTag = scope.kind === 'tag'
  const key = isTag ? scope.tag : scope.siteId
  const others = Object.entries(isTag ? settings.tags : settings.sites).filter(([each]) => each !== key)
  const next = Object.fromEntries(Object.keys(own).length === 0 ? others : [...others, [key, own]])
  return isTag ? { ...settings, tags: next } : { ...settings, sites: next }
}

function SettingsForm({ settings }: { settings: AlertSettings }): ReactNode {
  const { closeDialog, changeAlertSettings } = useActions()
  const [draft, setDraft] = useState(settings)
  const [scope, setScope] = useState<Scope>({ kind: 'all' })
  const [fields, setFields] = useState<AlertFields>(() => alertFieldsOf(settings.all, true))
  const [grace, setGrace] = useState(String(settings.graceMinutes))
  const [quiet, setQuiet] = useState(() => ({
    from: settings.quiet ? timeText(settings.quiet.from) : '',
    to: settings.quiet ? timeText(settings.quiet.to) : '',
  }))
  const [wrong, setWrong] = useState<readonly NumberThreshold[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const form = useFocusOnError(wrong)
  const close = (): void => closeDialog('alertSettings')
  const isForAll = scope.kind === 'all'

  /** Takes the fields over. Null: some are wrong, and are marked. */
  function taken(): AlertSettings | null {
    const found = wrongAlertFields(fields)
    setWrong(found)
    return found.length > 0 ? null : withThresholds(draft, scope, thresholdsFrom(fields, isForAll))
  }

  function chooseScope(next: Scope): void {
    const kept = taken()
    if (!kept) return
    setDraft(kept)
    setScope(next)
    setFields(alertFieldsOf(thresholdsAt(kept, next), next.kind === 'all'))
  }

  async function save(): Promise<void> {
    const kept = taken()
    if (!kept) return
    const [from, to] = [minuteFrom(quiet.from), minuteFrom(quiet.to)]
    const why = await changeAlertSettings({
      ...kept,
      graceMinutes: Math.min(1440, Number.parseInt(grace, 10) || 0),
      quiet: from === null || to === null ? null : { from, to },
    })
    if (why) setFailure(why)
    else close()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save()
  }
  return (
    <Dialog title={words.title()} onClose={close} testId="alert-settings-dialog">
      <form ref={form} onSubmit={submit} noValidate>
        <ScopeField key={scopeKey(scope)} scope={scope} settings={draft} onChange={chooseScope} />
        <p className="hint">{isForAll ? words.neverHint() : words.ownHint()}</p>
        <ThresholdFields
          fields={fields}
          wrong={wrong}
          usual={isForAll ? null : draft.all}
          onChange={(change) => setFields((before) => ({ ...before, ...change }))}
        />
        <hr className="alert-line" />
        <Field label={words.grace()} hint={words.graceHint()}>
          {({ id, describedBy }) => (
            <span className="input-pair">
              <input
                id={id}
                className="input"
                inputMode="numeric"
                value={grace}
                aria-describedby={describedBy}
                data-testid="alert-grace"
                onChange={(event) => setGrace(event.target.value)}
              />
              <span className="muted">{words.units.unreachableMinutes()}</span>
            </span>
          )}
        </Field>
        <QuietFields quiet={quiet} onChange={setQuiet} />
        <NotificationsField />
        {failure && <FailureNote failure={failure} />}
        <div className="dialog-foot">
          <button type="button" className="button" onClick={close}>
            {words.cancel()}
          </button>
          <button type="submit" className="button primary" data-testid="alert-settings-save">
            {words.save()}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

interface Quiet {
  readonly from: string
  readonly to: string
}

function QuietFields({ quiet, onChange }: { quiet: Quiet; onChange: (quiet: Quiet) => void }): ReactNode {
  return (
    <>
      <div className="field-pair">
        {(['from', 'to'] as const).map((end) => (
          <Field key={end} label={end === 'from' ? words.quietFrom() : words.quietTo()}>
            {({ id }) => (
              <input
                id={id}
                className="input"
                type="time"
                value={quiet[end]}
                data-testid={`quiet-${end}`}
                onChange={(event) => onChange({ ...quiet, [end]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="hint">{words.quietHint()}</p>
    </>
  )
}
