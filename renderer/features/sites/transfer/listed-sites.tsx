import type { ReactNode } from 'react'
import type { ListedChange, ListedName, SitesImport } from '../../../../contract/site-list.ts'
import { Hostile } from '../../../components/hostile.tsx'
import { changeWords, listImport } from '../../../../words/list-import.ts'
import { siteList as words } from '../../../../words/site-list.ts'
import { causeSentence } from '../../../../words/failures/index.ts'

/** Tab reaches the list, so that the keyboard can scroll a long one. */
function Sites({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <ul className="import-sites" aria-label={label} tabIndex={0}>
      {children}
    </ul>
  )
}

export function AddedSites({ sites, isDone }: { sites: readonly ListedName[]; isDone: boolean }): ReactNode {
  if (sites.length === 0) return null
  return (
    <>
      <p className="import-heading">{listImport.added(sites.length, isDone)}</p>
      <Sites label={words.addedSites()}>
        {sites.map(({ name, url, user }, index) => (
          <li key={index} data-testid="import-added">
            <Hostile text={name} /> <Hostile className="muted" text={url} />{' '}
            <Hostile className="muted" text={user} />
          </li>
        ))}
      </Sites>
    </>
  )
}

export function ChangedSites({
  sites,
  isDone,
}: {
  sites: readonly ListedChange[]
  isDone: boolean
}): ReactNode {
  if (sites.length === 0) return null
  return (
    <>
      <p className="import-heading">{listImport.changed(sites.length, isDone)}</p>
      <Sites label={words.changedSites()}>
        {sites.map((site, index) => (
          <li key={index} data-testid="import-changed">
            <Hostile text={site.name} /> <bdi className="muted">{changeWords(site)}</bdi>
          </li>
        ))}
      </Sites>
    </>
  )
}

export function SkippedSites({ skipped }: { skipped: SitesImport['skipped'] }): ReactNode {
  if (skipped.length === 0) return null
  return (
    <>
      <p className="import-heading">{listImport.skipped(skipped.length)}</p>
      <Sites label={words.leftOut()}>
        {skipped.map(({ name, place, reason }, index) => (
          <li key={index} data-testid="import-skipped">
            {name === null ? listImport.entry(place) : <Hostile text={name} />}{' '}
            <span className="muted">{causeSentence(reason)}</span>
          </li>
        ))}
      </Sites>
    </>
  )
}
