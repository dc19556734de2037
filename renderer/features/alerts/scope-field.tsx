import type { ReactNode } from 'react'
import type { AlertSettings } from '../../../contract/alert.ts'
import { comparable } from '../../../core/domain/comparable.ts'
import { visible } from '../../../core/domain/visible.ts'
import { alertSettings as words } from '../../../words/alert-settings.ts'
import { Field } from '../../components/field.tsx'
import { useConsole } from '../../store/react.tsx'

/** Whose thresholds a form shows. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'site'; readonly siteId: string }

export function scopeKey(scope: Scope): string {
  if (scope.kind === 'all') return 'all'
  return scope.kind === 'tag' ? `tag ${scope.tag}` : `site ${scope.siteId}`
}

interface Props {
  readonly scope: Scope
  readonly settings: AlertSettings
  readonly onChange: (scope: Scope) => void
}

/** All sites, each tag that a site has or that has thresholds, and each site. */
export function ScopeField({ scope, settings, onChange }: Props): ReactNode {
  const sites = useConsole((state) => state.sites)
  const tags = [...new Set([...sites.flatMap((site) => site.tags), ...Object.keys(settings.tags)])]
  const byName = [...sites].sort((a, b) => (comparable(a.name) < comparable(b.name) ? -1 : 1))
  const scopes = new Map<string, { readonly scope: Scope; readonly text: string }>()
  const add = (each: Scope, text: string): void => void scopes.set(scopeKey(each), { scope: each, text })
  add({ kind: 'all' }, words.allSites())
  for (const tag of tags.sort()) add({ kind: 'tag', tag }, words.tag(visible(tag)))
  for (const { siteId, name } of byName) add({ kind: 'site', siteId }, visible(name))
  return (
    <Field label={words.scope()}>
      {({ id }) => (
        <select
          id={id}
          className="input"
          value={scopeKey(scope)}
          data-testid="alert-scope"
          onChange={(event) => {
            const chosen = scopes.get(event.target.value)
            if (chosen) onChange(chosen.scope)
          }}
        >
          {[...scopes].map(([key, { text }]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
