import type { ReactNode } from 'react'
import type { AlertThresholds } from '../../../contract/alert.ts'
import { alertSettings as words } from '../../../words/alert-settings.ts'
import { Field } from '../../components/field.tsx'
import { type AlertFields, type NumberThreshold, numbers, switches } from './alert-fields.ts'

interface Props {
  readonly fields: AlertFields
  readonly wrong: readonly NumberThreshold[]
  /** What holds where a field is empty. Null: these are the fields for all sites. */
  readonly usual: AlertThresholds | null
  readonly onChange: (change: Partial<AlertFields>) => void
}

/** A row for each threshold. */
export function ThresholdFields({ fields, wrong, usual, onChange }: Props): ReactNode {
  return (
    <div className="threshold-fields">
      {switches.map((name) => (
        <Field key={name} label={words.thresholds[name]()}>
          {({ id }) => (
            <select
              id={id}
              className="input"
              value={fields[name]}
              data-testid={`threshold-${name}`}
              onChange={(event) => onChange({ [name]: event.target.value })}
            >
              {usual && <option value="">{words.asForAll(words.onOrOff(usual[name]))}</option>}
              <option value="yes">{words.onOrOff(true)}</option>
              <option value="no">{words.onOrOff(false)}</option>
            </select>
          )}
        </Field>
      ))}
      {(Object.keys(numbers) as NumberThreshold[]).map((name) => (
        <Field
          key={name}
          label={words.thresholds[name]()}
          error={wrong.includes(name) ? words.wrongNumber(numbers[name]) : undefined}
        >
          {({ id, describedBy, invalid }) => (
            <span className="input-pair">
              <input
                id={id}
                className="input"
                inputMode="numeric"
                value={fields[name]}
                placeholder={usual ? words.asForAll(words.numberOrNever(usual[name])) : words.never()}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                data-testid={`threshold-${name}`}
                onChange={(event) => onChange({ [name]: event.target.value })}
              />
              <span className="muted">{words.units[name]()}</span>
            </span>
          )}
        </Field>
      ))}
    </div>
  )
}
