import type { ReactNode } from 'react'
import type { SiteState } from '../../../../contract/site.ts'
import { signsInUnasked } from '../../../store/sign-in-run.ts'
import { useActions } from '../../../store/react.tsx'
import { signInMany as words } from '../../../../words/sign-in-many.ts'

/** Signs in to those of these sites whose password is known. Not there if there is none. */
export function SignInAllButton({ sites }: { sites: readonly SiteState[] }): ReactNode {
  const { signInToMany } = useActions()
  const siteIds = sites.filter(signsInUnasked).map(({ siteId }) => siteId)
  if (siteIds.length === 0) return null
  return (
    <button
      type="button"
      className="control as-button sign-in-all"
      title={words.openMeans()}
      data-testid="sign-in-all"
      onClick={() => void signInToMany(siteIds)}
    >
      {words.open(siteIds.length)}
    </button>
  )
}
