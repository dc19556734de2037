import { useState } from 'react'
import type { Failure } from '../../../../contract/failure.ts'
import { siteForm as words } from '../../../../words/sites.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { offeredName } from './offered-name.ts'
import type { SiteCheck } from './site-check.tsx'
import { errorsOf, type FieldErrors, newFields, newSiteOf, type SiteFields } from './site-fields.ts'

export interface AddSite {
  readonly fields: SiteFields
  readonly errors: FieldErrors
  readonly check: SiteCheck
  /** Why the site could not be added. */
  readonly failure: Failure | null
  readonly change: (more: Partial<SiteFields>) => void
  /** Another address is typed, so the check and the trust are void. */
  readonly changeUrl: (url: string) => void
  /** Examines the address, without signing in. */
  readonly checkUrl: () => Promise<void>
  readonly add: () => Promise<void>
  /** The site is added although it is not available. */
  readonly skipCheck: () => void
  readonly trustCertificate: (fingerprint: string) => void
  /** Takes over the address that the site itself uses. */
  readonly takeUrl: (url: string) => void
}

/** The form of a new site, and what each of its buttons does. */
export function useAddSite(): AddSite {
  const { closeDialog, openSite, probe, addSite } = useActions()
  const [fields, setFields] = useState<SiteFields>(newFields)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [check, setCheck] = useState<SiteCheck>({ kind: 'not' })
  /** The fingerprint of the certificate that the user trusts for this address. */
  const [trust, setTrust] = useState<string>()
  const [failure, setFailure] = useState<Failure | null>(null)
  const change = (more: Partial<SiteFields>): void => setFields((before) => ({ ...before, ...more }))
  const offer = useOfferedName(fields, change)

  async function checkUrl({ url: typed, allowHttp } = target(fields), trusted = trust): Promise<void> {
    if (typed === '') return setErrors({ url: words.needUrl() })
    setErrors({})
    setCheck({ kind: 'busy' })
    const result = await probe(typed, allowHttp, trusted)
    if (!result.ok) return setCheck({ kind: 'failed', failure: result.failure })
    const { url } = result.value
    change({ url })
    offer(result.value)
    setCheck({ kind: 'found', probe: result.value, corrected: url !== typed })
  }

  async function add(): Promise<void> {
    const found = errorsOf(fields)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const result = await addSite({
      ...newSiteOf(fields),
      ...(trust !== undefined && { trustFingerprint: trust }),
    })
    if (!result.ok) return setFailure(result.failure)
    closeDialog('addSite')
    openSite(result.value.siteId)
  }

  return {
    fields,
    errors,
    check,
    failure,
    change,
    changeUrl: (url) => {
      change({ url })
      setCheck({ kind: 'not' })
      setTrust(undefined)
    },
    checkUrl: () => checkUrl(),
    add,
    skipCheck: () => {
      offer({ url: target(fields).url, title: null })
      setCheck({ kind: 'skipped' })
    },
    trustCertificate: (fingerprint) => {
      setTrust(fingerprint)
      void checkUrl(target(fields), fingerprint)
    },
    takeUrl: (url) => {
      const allowHttp = fields.allowHttp && url.startsWith('http:')
      change({ url, allowHttp })
      void checkUrl({ url, allowHttp })
    },
  }
}

/** Fills in a name for the site. A new offer replaces the last one, unless the user has typed a name. */
function useOfferedName(
  fields: SiteFields,
  change: (more: Partial<SiteFields>) => void,
): (site: { url: string; title: string | null }) => void {
  const sites = useConsole((state) => state.sites)
  const [offered, setOffered] = useState('')
  return (site) => {
    if (fields.name !== '' && fields.name !== offered) return
    const name = offeredName(
      site,
      sites.map((each) => each.name),
    )
    setOffered(name)
    change({ name })
  }
}

const target = ({ url, allowHttp }: SiteFields): Pick<SiteFields, 'url' | 'allowHttp'> => ({
  url: url.trim(),
  allowHttp,
})
