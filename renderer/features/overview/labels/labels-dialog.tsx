import { type FormEvent, type ReactNode, useMemo, useState } from 'react'
import type { Failure } from '../../../../contract/failure.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { FailureNote } from '../../../components/failure-note.tsx'
import { Field } from '../../../components/field.tsx'
import { areTags, knownFolders, knownTags, labelChanges, tagsIn } from '../../../store/overview/labels.ts'
import { fleetOf } from '../../../store/overview/rows.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { labels as words } from '../../../../words/labels.ts'
import { FolderField, folderOf, type FolderWish, keepFolder } from './folder-field.tsx'
import { TagTicks, type TagWish } from './tag-ticks.tsx'

/** Tags and folder of several sites at once. What is not touched stays as it is on each of them. */
export function LabelsDialog({ siteIds }: { siteIds: readonly string[] }): ReactNode {
  const { closeDialog, changeSite } = useActions()
  const all = useConsole((state) => state.sites)
  const sites = useMemo(() => all.filter(({ siteId }) => siteIds.includes(siteId)), [all, siteIds])
  const fleet = useMemo(() => fleetOf(all), [all])
  const [wishes, setWishes] = useState<ReadonlyMap<string, TagWish>>(new Map())
  const [added, setAdded] = useState('')
  const [folder, setFolder] = useState<FolderWish>(keepFolder)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const newTags = tagsIn(added)
  const isWrong = !areTags(newTags)
  const close = (): void => closeDialog('labels')
  const wished = (wish: TagWish): string[] => [...wishes].flatMap(([tag, each]) => (each === wish ? tag : []))

  async function save(): Promise<void> {
    const add = [...wished('on'), ...newTags]
    setBusy(true)
    setFailure(null)
    // One after another: each of them writes the list of sites.
    for (const change of labelChanges(sites, { add, remove: wished('off'), folder: folderOf(folder) })) {
      const result = await changeSite(change)
      if (!result.ok) {
        setFailure(result.failure)
        setBusy(false)
        return
      }
    }
    close()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!busy && !isWrong) void save()
  }
  return (
    <Dialog title={words.title(sites.length)} onClose={close} size="small" testId="labels-dialog">
      <form onSubmit={submit}>
        <TagTicks
          known={knownTags(fleet)}
          sites={sites}
          wishes={wishes}
          onWish={(tag, wish) => setWishes(new Map(wishes).set(tag, wish))}
        />
        <Field label={words.newTags()} hint={words.tagsHint()} error={isWrong ? words.badTags() : undefined}>
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              className="input"
              value={added}
              maxLength={500}
              spellCheck={false}
              autoComplete="off"
              data-autofocus
              aria-describedby={describedBy}
              aria-invalid={invalid}
              data-testid="labels-new"
              onChange={(event) => setAdded(event.target.value)}
            />
          )}
        </Field>
        <FolderField folders={[...knownFolders(fleet).keys()]} wish={folder} onWish={setFolder} />
        {failure && <FailureNote failure={failure} />}
        <div className="dialog-foot">
          <button type="button" className="button" onClick={close}>
            {words.cancel()}
          </button>
          <button
            type="submit"
            className="button primary"
            aria-disabled={busy || isWrong}
            data-testid="labels-save"
          >
            {words.save()}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
