import type { ReactNode } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { useActions, useConsole } from '../../store/react.tsx'
import { signIn as words } from '../../../words/sign-in.ts'
import { visible } from '../../../core/domain/visible.ts'

interface KnownPasswordProps {
  readonly site: SiteState
  readonly busy: boolean
  readonly wait: number
  readonly onOther: () => void
}

/** One click, because the console has the password. It never signs in unasked. */
export function KnownPassword({ site, busy, wait, onOther }: KnownPasswordProps): ReactNode {
  const { signIn } = useActions()
  const inKeychain = useConsole((state) => state.info?.passwords === 'keychain') && site.saved
  const user = visible(site.user)
  return (
    <>
      <p className="muted known">{inKeychain ? words.known(user) : words.knownInMemory(user)}</p>
      <div className="sign-in-choices">
        <button
          type="button"
          className="button primary"
          aria-disabled={busy || wait > 0}
          autoFocus
          data-testid="sign-in-known"
          onClick={() => {
            if (!busy && wait === 0) void signIn(site.siteId, {})
          }}
        >
          {busy ? words.busy() : words.submit()}
        </button>
        <button type="button" className="button quiet" data-testid="other-password" onClick={onOther}>
          {words.otherPassword()}
        </button>
      </div>
    </>
  )
}
