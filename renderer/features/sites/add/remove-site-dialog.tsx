import { type ReactNode, useState } from 'react'
import type { Failure } from '../../../../contract/failure.ts'
import type { SiteState } from '../../../../contract/site.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { FailureNote } from '../../../components/failure-note.tsx'
import { useActions } from '../../../store/react.tsx'
import { siteForm as words } from '../../../../words/sites.ts'
import { visible } from '../../../../core/domain/visible.ts'
import { shownName } from '../../../../words/practice-sites.ts'

export function RemoveSiteDialog({ site }: { site: SiteState }): ReactNode {
  const { closeDialog, removeSite } = useActions()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const close = (): void => closeDialog('removeSite')
  async function remove(): Promise<void> {
    setBusy(true)
    const result = await removeSite(site.siteId)
    setBusy(false)
    if (result.ok) close()
    else setFailure(result.failure)
  }
  return (
    <Dialog
      title={words.removeTitle(visible(shownName(site.siteId, site.name)))}
      onClose={close}
      size="small"
      role="alertdialog"
      testId="remove-site-dialog"
    >
      <p className="lead">{words.removeLead()}</p>
      {failure && <FailureNote failure={failure} />}
      <div className="dialog-foot">
        <button type="button" className="button" data-autofocus onClick={close}>
          {words.cancel()}
        </button>
        <button
          type="button"
          className="button danger"
          disabled={busy}
          data-testid="site-remove"
          onClick={() => void remove()}
        >
          {words.remove()}
        </button>
      </div>
    </Dialog>
  )
}
