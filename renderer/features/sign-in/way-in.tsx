import type { ReactNode } from 'react'
import type { SiteState } from '../../../contract/site.ts'
import { Note } from '../../components/note.tsx'
import { useActions } from '../../store/react.tsx'
import { signIn as words } from '../../text/sign-in.ts'

/** A full site lets an administrator in all the same, on his word that the password is right: the console still has it. */
export function WayIn({ site, busy }: { site: SiteState; busy: boolean }): ReactNode {
  const { signIn, forgetSignIn } = useActions()
  return (
    <>
      <Note tone="plain">{words.wayIn}</Note>
      <div className="sign-in-choices">
        <button
          type="button"
          className="button primary"
          aria-disabled={busy}
          data-testid="enter-full"
          onClick={() => {
            if (!busy) void signIn(site.siteId, { enterFull: true })
          }}
        >
          {busy ? words.busy : words.enterFull}
        </button>
        <button type="button" className="button quiet" onClick={() => forgetSignIn(site.siteId)}>
          {words.startAgain}
        </button>
      </div>
    </>
  )
}
