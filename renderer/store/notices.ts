import type { Notice } from '../../contract/failure-causes.ts'
import { sentencesOf } from '../../words/failures/index.ts'
import type { OpenDialog, Slice } from './state.ts'

/**
 * What the window shows until it is dismissed: causes of the console, or a sentence of the window. The
 * sentence is said when it is drawn, because the language may change meanwhile.
 */
export type WindowNotice = Notice | (() => string)

export const noticeText = (notice: WindowNotice): string =>
  typeof notice === 'function' ? notice() : sentencesOf(notice)

/** Those that say something else. */
export function withoutNotice(notices: readonly WindowNotice[], text: string): readonly WindowNotice[] {
  return notices.filter((each) => noticeText(each) !== text)
}

/** The same text appears once, at the end. */
export function withNotice(notices: readonly WindowNotice[], notice: WindowNotice): readonly WindowNotice[] {
  return [...withoutNotice(notices, noticeText(notice)), notice]
}

export interface NoticeActions {
  openDialog(dialog: OpenDialog): void
  /** Closes the dialog of this kind. A late answer must not close another one that was opened since. */
  closeDialog(kind: OpenDialog['kind']): void
  takeNotice(notice: WindowNotice): void
  dismissNotice(): void
}

export function noticeActions({ get, set }: Slice): NoticeActions {
  return {
    openDialog: (dialog) => set({ dialog }),
    closeDialog: (kind) => {
      if (get().dialog?.kind === kind) set({ dialog: null })
    },
    takeNotice: (notice) => set({ notices: withNotice(get().notices, notice) }),
    dismissNotice: () => set({ notice: null, notices: [] }),
  }
}
