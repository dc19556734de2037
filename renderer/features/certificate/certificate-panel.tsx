import { type ReactNode, useEffect, useState } from 'react'
import type {
  CertificateInfo,
  CertificateProblem,
  TrustedCertificate,
} from '../../../contract/certificate.ts'
import type { Failure, Result } from '../../../contract/failure.ts'
import { FailureNote } from '../../components/failure-note.tsx'
import { Note } from '../../components/note.tsx'
import { useActions } from '../../store/react.tsx'
import { certificate as words } from '../../../words/certificate.ts'
import { CertificateFacts } from './certificate-facts.tsx'

interface CertificatePanelProps {
  readonly url: string
  readonly problem: CertificateProblem | undefined
  /** What the user trusted before. Null: nothing yet. */
  readonly trusted: TrustedCertificate | null
  readonly onTrust: (fingerprint: string) => Promise<Failure | null>
}

/** Problems that the user cannot accept. */
const beyondTrust = new Set<CertificateProblem | undefined>(['expired', 'notYetValid', 'other'])

/** The refused certificate. The user compares it with the server's administrator, and can then trust it. */
export function CertificatePanel({ url, problem, trusted, onTrust }: CertificatePanelProps): ReactNode {
  const { readCertificate } = useActions()
  const [read, setRead] = useState<Result<CertificateInfo> | null>(null)
  useEffect(() => {
    let late = false
    void readCertificate(url).then((answer) => {
      if (!late) setRead(answer)
    })
    return () => {
      late = true
    }
  }, [readCertificate, url])

  if (read === null) return <p className="muted">{words.reading()}</p>
  if (!read.ok) return <FailureNote failure={read.failure} />
  const info = read.value
  if (trusted?.fingerprint === info.fingerprint && problem === 'changed')
    return <Note tone="plain">{words.same()}</Note>
  const changed = trusted !== null && trusted.fingerprint !== info.fingerprint
  return (
    <section className="certificate" aria-label={words.look()} data-testid="certificate">
      {changed && (
        <Note tone="danger" alert testId="certificate-changed">
          {words.changed()}
        </Note>
      )}
      <CertificateFacts info={info} before={changed ? trusted.fingerprint : null} />
      {!beyondTrust.has(problem) && <TrustButton info={info} changed={changed} onTrust={onTrust} />}
    </section>
  )
}

interface TrustButtonProps {
  readonly info: CertificateInfo
  readonly changed: boolean
  readonly onTrust: CertificatePanelProps['onTrust']
}

/** Never the button that Enter presses. */
function TrustButton({ info, changed, onTrust }: TrustButtonProps): ReactNode {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const label = changed ? words.trustNew() : words.trust()
  async function trust(): Promise<void> {
    setBusy(true)
    setFailure(await onTrust(info.fingerprint))
    setBusy(false)
  }
  return (
    <>
      <p className="hint">{words.compare()}</p>
      {failure && <FailureNote failure={failure} />}
      <button
        type="button"
        className={changed ? 'button danger' : 'button'}
        disabled={busy}
        data-testid="trust-certificate"
        onClick={() => void trust()}
      >
        {busy ? words.trusting() : label}
      </button>
    </>
  )
}
