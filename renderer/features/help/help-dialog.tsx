import type { ReactNode } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import { help as words, keyGroups, wordsExplained } from '../../../words/help.ts'
import { sites } from '../../../words/sites.ts'

/** The keys of the window, and the words that it uses. */
export function HelpDialog(): ReactNode {
  const { closeDialog } = useActions()
  const info = useConsole((state) => state.info)
  const close = (): void => closeDialog('help')
  return (
    <Dialog title={words.title()} size="large" light onClose={close} testId="help">
      <div className="help">
        {keyGroups.map(({ title, lines }) => (
          <section key={title()}>
            <h3>{title()}</h3>
            <dl className="help-keys">
              {lines.map(({ key, does }) => (
                <div key={does()}>
                  <dt>
                    <kbd>{key()}</kbd>
                  </dt>
                  <dd>{does()}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>{words.words()}</h3>
          <dl className="help-words">
            {wordsExplained.map(({ word, means }) => (
              <div key={word()}>
                <dt>{word()}</dt>
                <dd>{means()}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <div className="dialog-foot">
        {info && (
          <span className="muted help-about">
            {sites.version(info.version)} · {sites.passwordsInShort(info)}
          </span>
        )}
        <button type="button" className="button" data-autofocus data-testid="help-close" onClick={close}>
          {words.close()}
        </button>
      </div>
    </Dialog>
  )
}
