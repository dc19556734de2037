import type { ReactNode } from 'react'
import type { CertificateInfo } from '../../../contract/certificate.ts'
import { Hostile } from '../../components/hostile.tsx'
import { certificate as words } from '../../../words/certificate.ts'
import { exactDateTime } from '../../../words/times.ts'

/**
 * What a certificate says about itself. `before`: the fingerprint that was trusted until now, if it is
 * another one.
 */
export function CertificateFacts({
  info,
  before,
}: {
  info: CertificateInfo
  before: string | null
}): ReactNode {
  return (
    <dl className="certificate-facts">
      {before !== null && (
        <>
          <dt>{words.before()}</dt>
          <dd>
            <Fingerprint value={before} />
          </dd>
        </>
      )}
      <dt>{before === null ? words.fingerprint() : words.now()}</dt>
      <dd data-testid="fingerprint">
        <Fingerprint value={info.fingerprint} />
      </dd>
      <dt>{words.subject()}</dt>
      <dd>
        <Hostile text={info.subject} />
        {!info.hostMatches && <p className="hint">{words.otherName()}</p>}
      </dd>
      <dt>{words.issuer()}</dt>
      <dd>{info.selfSigned ? words.itself() : <Hostile text={info.issuer} />}</dd>
      <dt>{words.valid()}</dt>
      <dd>{words.validity(timeWords(info.validFrom), timeWords(info.validTo))}</dd>
    </dl>
  )
}

const timeWords = (time: number | null): string => (time === null ? words.noTime() : exactDateTime(time))

const pairsInLine = 8

/** In lines of eight pairs, as people read them out on the telephone. */
function Fingerprint({ value }: { value: string }): ReactNode {
  const pairs = value.split(':')
  const lines = Array.from({ length: Math.ceil(pairs.length / pairsInLine) }, (_, line) =>
    pairs.slice(line * pairsInLine, (line + 1) * pairsInLine).join(':'),
  )
  return (
    <code className="fingerprint">
      {lines.map((line, index) => (
        <span key={index}>
          {line}
          {index < lines.length - 1 && ':'}
        </span>
      ))}
    </code>
  )
}
