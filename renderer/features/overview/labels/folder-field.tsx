import type { ReactNode } from 'react'
import { Field } from '../../../components/field.tsx'
import { labels as words } from '../../../../words/labels.ts'

/** A folder cannot be called so, because its name has no blank at its ends. */
const keep = ' keep'
const none = ' none'
const another = ' another'

/** What is chosen, and the name of another folder. */
export interface FolderWish {
  readonly choice: string
  readonly name: string
}

export const keepFolder: FolderWish = { choice: keep, name: '' }

/** Null: none. Undefined: each site keeps its own, also if the name is missing. */
export function folderOf({ choice, name }: FolderWish): string | null | undefined {
  if (choice === keep) return undefined
  if (choice === none) return null
  return choice === another ? name.trim() || undefined : choice
}

interface FolderFieldProps {
  readonly folders: readonly string[]
  readonly wish: FolderWish
  readonly onWish: (wish: FolderWish) => void
}

/** One of the folders that are there, none, or a new one. */
export function FolderField({ folders, wish, onWish }: FolderFieldProps): ReactNode {
  const isNew = wish.choice === another
  return (
    <Field label={words.folder()}>
      {({ id }) => (
        <span className={isNew ? 'input-pair' : ''}>
          <select
            id={id}
            className="input"
            value={wish.choice}
            data-testid="labels-folder"
            onChange={(event) => onWish({ ...wish, choice: event.target.value })}
          >
            <option value={keep}>{words.keepFolder()}</option>
            <option value={none}>{words.noFolder()}</option>
            {folders.map((folder) => (
              <option key={folder}>{folder}</option>
            ))}
            <option value={another}>{words.anotherFolder()}</option>
          </select>
          {isNew && (
            <input
              className="input"
              autoFocus
              value={wish.name}
              maxLength={80}
              aria-label={words.anotherFolder()}
              data-testid="labels-folder-name"
              onChange={(event) => onWish({ ...wish, name: event.target.value })}
            />
          )}
        </span>
      )}
    </Field>
  )
}
