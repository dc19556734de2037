import type { ReactNode } from 'react'
import type { Failure } from '../../../../contract/failure.ts'
import type { Probe } from '../../../../contract/site.ts'
import { visible } from '../../../../core/domain/visible.ts'
import { siteForm as words } from '../../../../words/sites.ts'
import { FailureNote } from '../../../components/failure-note.tsx'
import { Note } from '../../../components/note.tsx'
import { CertificatePanel } from '../../certificate/certificate-panel.tsx'
import { UseHttps } from '../../certificate/use-https.tsx'

/** What the address is. `skipped`: the site is not available now, and is added all the same. */
export type SiteCheck =
  | { readonly kind: 'not' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'found'; readonly probe: Probe; readonly corrected: boolean }
  | { readonly kind: 'skipped' }

interface CheckResultProps {
  readonly check: SiteCheck
  readonly url: string
  readonly onSkip: () => void
  readonly onTrust: (fingerprint: string) => void
  readonly onUse: (url: string) => void
}

/** What the check found, or why not, and what the user can do about it. */
export function CheckResult({ check, url, onSkip, onTrust, onUse }: CheckResultProps): ReactNode {
  if (check.kind === 'found') return <Found probe={check.probe} corrected={check.corrected} />
  if (check.kind !== 'failed') return null
  const { failure } = check
  const mayBeLater = failure.kind === 'unreachable' || failure.kind === 'timedOut'
  return (
    <>
      <FailureNote failure={failure} testId="probe-failure" />
      {mayBeLater && (
        <button type="button" className="button" onClick={onSkip}>
          {words.addAnyway()}
        </button>
      )}
      <Help url={url} failure={failure} onTrust={onTrust} onUse={onUse} />
    </>
  )
}

function Found({ probe, corrected }: { probe: Probe; corrected: boolean }): ReactNode {
  const { frontEnd, secondFactor, url } = probe
  return (
    <Note tone="good" testId="probe-found">
      {words.found(words.frontEnds[frontEnd])} {secondFactor === true && words.secondFactor()}{' '}
      {corrected && words.corrected(visible(url))}
    </Note>
  )
}

type HelpProps = Pick<CheckResultProps, 'url' | 'onTrust' | 'onUse'> & { readonly failure: Failure }

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
