import type { ReactNode } from 'react'
import type { Failure } from '../../../contract/failure.ts'
import type { SiteState } from '../../../contract/site.ts'
import { useActions } from '../../store/react.tsx'
import { CertificatePanel } from './certificate-panel.tsx'
import { UseHttps } from './use-https.tsx'

/**
 * What the user can do here about a site that cannot be reached safely: trust its certificate, or use its
 * https address.
 */
export function SiteHelp({ site, failure }: { site: SiteState; failure: Failure }): ReactNode {
  const { trustCertificate, moveToHttps } = useActions()
  if (failure.kind === 'certificate') {
    return (
      <CertificatePanel
        key={site.url}
        url={site.url}
        problem={failure.certificate}
        trusted={site.certificate}
        onTrust={(fingerprint) => trustCertificate(site.siteId, fingerprint)}
      />
    )
  }
  const { correctedUrl } = failure
  if (correctedUrl === undefined) return null
  return <UseHttps url={correctedUrl} onUse={() => void moveToHttps(site.siteId, correctedUrl)} />
}
