import { type FormEvent, type ReactNode, useMemo, useState } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { Hostile } from '../../../components/hostile.tsx'
import { Note } from '../../../components/note.tsx'
import { drawParts } from '../../../components/draw-parts.tsx'
import { useActions } from '../../../store/react.tsx'
import { useTable } from '../../../store/use-table.ts'
import { useKilling } from '../../../store/use-killing.ts'
import { byRule as words } from '../../../../words/by-rule.ts'
import { RuleEffect } from './rule-effect.tsx'
import { emptyRule, mayIncludeUnknown, numberFields, type RuleForm, ruleOf } from './rule-form.ts'
import { RuleUsers } from './rule-users.tsx'
import { shownName } from '../../../../words/practice-sites.ts'

interface ByRuleDialogProps {
  readonly site: SiteState
  /** Filled in at the start. */
  readonly makeRoom: number | null
}

/** Choosing by a rule: how long idle, whose, how many. Shows at once what the rule chooses. */
export function ByRuleDialog({ site, makeRoom }: ByRuleDialogProps): ReactNode {
  const { closeDialog, previewKill } = useActions()
  const table = useTable(site)
  const [form, setForm] = useState<RuleForm>(() => ({ ...emptyRule, makeRoom: makeRoom?.toString() ?? '' }))
  const { danglingAfterMs, siteId } = site
  const killing = useKilling(siteId)
  const result = useMemo(() => ruleOf(form, danglingAfterMs), [form, danglingAfterMs])
  const change = (part: Partial<RuleForm>): void => setForm({ ...form, ...part })
  const close = (): void => closeDialog('byRule')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!result.ok || killing) return
    close()
    void previewKill(siteId, result.rule)
  }
  return (
    <Dialog
      title={drawParts(words.title(<Hostile text={shownName(site.siteId, site.name)} />))}
      onClose={close}
      testId="by-rule"
    >
      <p className="lead">{words.lead()}</p>
      <form className="rule-form" onSubmit={submit}>
        <HowIdle form={form} danglingAfterMs={danglingAfterMs} onChange={change} />
        <Whose form={form} onChange={change} />
        {form.whose === 'users' && (
          <RuleUsers
            judged={table.judged}
            alike={table.alike}
            chosen={form.users}
            onChange={(users) => change({ users })}
          />
        )}
        {mayIncludeUnknown(form) && (
          <label className="tick">
            <input
              type="checkbox"
              checked={form.includeUnknown}
              data-testid="rule-unknown"
              onChange={(event) => change({ includeUnknown: event.target.checked })}
            />
            {words.unknown()}
          </label>
        )}
        <Limits form={form} faults={result.ok ? noFaults : result.faults} onChange={change} />
        <div className="dialog-foot">
          {result.ok ? (
            <RuleEffect site={site} table={table} rule={result.rule} />
          ) : (
            <Faults faults={result.faults} />
          )}
          {killing && <Note tone="plain">{words.killing()}</Note>}
          <button type="button" className="button" data-testid="rule-cancel" onClick={close}>
            {words.cancel()}
          </button>
          <button
            type="submit"
            className="button primary"
            disabled={!result.ok || killing}
            data-testid="rule-preview"
          >
            {words.preview()}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

type PartProps = { readonly form: RuleForm; readonly onChange: (part: Partial<RuleForm>) => void }

function HowIdle({ form, danglingAfterMs, onChange }: PartProps & { danglingAfterMs: number }): ReactNode {
  const parsed = ruleOf({ ...emptyRule, idle: 'atLeast', idleText: form.idleText }, danglingAfterMs)
  const low = form.idle === 'atLeast' && parsed.ok && parsed.rule.includeActive === true
  return (
    <fieldset className="rule-part">
      <legend>{words.idle()}</legend>
      <label className="tick">
        <input
          type="radio"
          name="rule-idle"
          data-autofocus
          checked={form.idle === 'dangling'}
          onChange={() => onChange({ idle: 'dangling' })}
        />
        {words.dangling(danglingAfterMs)}
      </label>
      <span className="rule-line">
        <label className="tick">
          <input
            type="radio"
            name="rule-idle"
            checked={form.idle === 'atLeast'}
            data-testid="rule-idle-at-least"
            onChange={() => onChange({ idle: 'atLeast' })}
          />
          {words.idleAtLeast()}
        </label>
        <input
          className="input narrow"
          value={form.idleText}
          placeholder="12h"
          aria-label={words.idleExamples()}
          title={words.idleExamples()}
          aria-invalid={form.idle === 'atLeast' && form.idleText !== '' && !parsed.ok}
          data-testid="rule-idle-text"
          onChange={(event) => onChange({ idle: 'atLeast', idleText: event.target.value })}
        />
      </span>
      {low && <p className="hint">{words.belowThreshold(danglingAfterMs)}</p>}
    </fieldset>
  )
}

const whose = [
  ['everybody', words.everybody],
  ['users', words.ofUsers],
  ['anonymous', words.anonymous],
] as const

function Whose({ form, onChange }: PartProps): ReactNode {
  return (
    <fieldset className="rule-part">
      <legend>{words.whose()}</legend>
      <span className="rule-choices">
        {whose.map(([value, label]) => (
          <label key={value} className="tick">
            <input
              type="radio"
              name="rule-whose"
              checked={form.whose === value}
              data-testid={`rule-${value}`}
              onChange={() =>
                // The last activity of anonymous sessions is never known, because Lino writes it only for
                // users.
                onChange({
                  whose: value,
                  ...(value === 'anonymous' && { idle: 'dangling', includeUnknown: true }),
                })
              }
            />
            {label()}
          </label>
        ))}
      </span>
    </fieldset>
  )
}

const noFaults: ReadonlySet<string> = new Set()

const placeholders = { keepNewest: words.keepNone, max: words.noMax, makeRoom: words.noRoom } as const

function Limits({ form, faults, onChange }: PartProps & { faults: ReadonlySet<string> }): ReactNode {
  return (
    <fieldset className="rule-part rule-limits">
      <legend>{words.limits()}</legend>
      {numberFields.map((field) => (
        <label key={field}>
          {words[field]()}
          <input
            className="input narrow"
            inputMode="numeric"
            autoComplete="off"
            value={form[field]}
            placeholder={placeholders[field]()}
            aria-invalid={faults.has(field)}
            data-testid={`rule-${field}`}
            onChange={(event) => onChange({ [field]: event.target.value })}
          />
        </label>
      ))}
    </fieldset>
  )
}

function Faults({ faults }: { faults: ReadonlySet<string> }): ReactNode {
  return (
    <p className="rule-effect muted" role="status" data-testid="rule-effect">
      {faultSentence(faults)}
    </p>
  )
}

function faultSentence(faults: ReadonlySet<string>): string {
  if (faults.has('idleText')) return words.badIdle()
  return faults.has('users') ? words.noUsers() : words.badNumber()
}
