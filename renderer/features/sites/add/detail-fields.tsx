import { type ReactNode, useId } from 'react'
import { Field } from '../../../components/field.tsx'
import { knownFolders } from '../../../store/overview/labels.ts'
import { useConsole } from '../../../store/react.tsx'
import { labels } from '../../../../words/labels.ts'
import { siteForm as words } from '../../../../words/sites.ts'
import { type FieldErrors, needsHttpWord, type SiteFields, type Unit, unitMs } from './site-fields.ts'

interface FieldsProps {
  readonly fields: SiteFields
  readonly errors: FieldErrors
  readonly onChange: (change: Partial<SiteFields>) => void
}

/** All fields of a site except its address. */
export function DetailFields({ fields, errors, onChange }: FieldsProps): ReactNode {
  return (
    <>
      <div className="field-pair">
        <Field label={words.name()} error={errors.name}>
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              className="input"
              maxLength={80}
              value={fields.name}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              data-testid="site-name"
              onChange={(event) => onChange({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={words.user()} hint={words.userHint()} error={errors.user}>
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              className="input"
              maxLength={150}
              autoComplete="off"
              spellCheck={false}
              // For a new site it is the first field to fill in.
              autoFocus={fields.user === ''}
              value={fields.user}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              data-testid="site-user"
              onChange={(event) => onChange({ user: event.target.value })}
            />
          )}
        </Field>
      </div>
      <div className="field-pair">
        <IdleField fields={fields} errors={errors} onChange={onChange} />
        <Field label={words.limit()} hint={words.limitHint()} error={errors.limit}>
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              className="input"
              inputMode="numeric"
              placeholder={words.limitNone()}
              value={fields.limit}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              data-testid="site-limit"
              onChange={(event) => onChange({ limit: event.target.value })}
            />
          )}
        </Field>
      </div>
      <LabelFields fields={fields} errors={errors} onChange={onChange} />
    </>
  )
}

/** Folders that are there already are offered. */
function LabelFields({ fields, errors, onChange }: FieldsProps): ReactNode {
  const listId = useId()
  const sites = useConsole((state) => state.sites)
  return (
    <div className="field-pair">
      <Field label={labels.tags()} hint={labels.tagsHint()} error={errors.tags}>
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            className="input"
            maxLength={850}
            spellCheck={false}
            autoComplete="off"
            value={fields.tags}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            data-testid="site-tags"
            onChange={(event) => onChange({ tags: event.target.value })}
          />
        )}
      </Field>
      <Field label={labels.folder()} hint={labels.folderHint()}>
        {({ id, describedBy }) => (
          <>
            <input
              id={id}
              className="input"
              maxLength={80}
              autoComplete="off"
              list={listId}
              value={fields.folder}
              aria-describedby={describedBy}
              data-testid="site-folder"
              onChange={(event) => onChange({ folder: event.target.value })}
            />
            <datalist id={listId}>
              {[...knownFolders(sites).keys()].map((folder) => (
                <option key={folder} value={folder} />
              ))}
            </datalist>
          </>
        )}
      </Field>
    </div>
  )
}

function IdleField({ fields, errors, onChange }: FieldsProps): ReactNode {
  return (
    <Field label={words.idle()} error={errors.idle}>
      {({ id, describedBy, invalid }) => (
        <span className="input-pair">
          <input
            id={id}
            className="input"
            inputMode="decimal"
            value={fields.idle}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            data-testid="site-idle"
            onChange={(event) => onChange({ idle: event.target.value })}
          />
          <select
            className="input"
            value={fields.unit}
            aria-label={words.unit()}
            onChange={(event) => onChange({ unit: event.target.value as Unit })}
          >
            {Object.keys(unitMs).map((unit) => (
              <option key={unit} value={unit}>
                {words.units[unit as Unit]()}
              </option>
            ))}
          </select>
        </span>
      )}
    </Field>
  )
}

/** Shown only if it matters, and never ticked in advance. */
export function HttpWord({
  fields,
  forced,
  onChange,
}: Omit<FieldsProps, 'errors'> & { forced: boolean }): ReactNode {
  if (!forced && !fields.allowHttp && !needsHttpWord(fields.url)) return null
  return (
    <div className="field">
      <label className="tick">
        <input
          type="checkbox"
          checked={fields.allowHttp}
          data-testid="site-allow-http"
          onChange={(event) => onChange({ allowHttp: event.target.checked })}
        />
        {words.allowHttp()}
      </label>
      <p className="hint">{words.allowHttpHint()}</p>
    </div>
  )
}
