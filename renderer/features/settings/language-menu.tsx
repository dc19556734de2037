import type { ReactNode } from 'react'
import { Icon } from '../../components/icon.tsx'
import { MenuItem, Popover } from '../../components/popover.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import type { LanguageChoice } from '../../../contract/preferences.ts'
import { allLanguages, languageNames } from '../../../words/languages.ts'
import { sites as words } from '../../../words/sites.ts'

const choices: readonly LanguageChoice[] = ['system', ...allLanguages]

/** Each language by its own name, so that people who cannot read the window find theirs. */
export function LanguageMenu(): ReactNode {
  const { chooseLanguage } = useActions()
  const chosen = useConsole((state) => state.preferences.language)
  return (
    <Popover
      label={words.language()}
      button={<Icon name="language" />}
      className="button quiet square"
      align="above"
      testId="language"
    >
      {(close) =>
        choices.map((each) => (
          <MenuItem
            key={each}
            checked={each === chosen}
            testId={`language-${each}`}
            onSelect={() => {
              void chooseLanguage(each)
              close()
            }}
          >
            {each === 'system' ? words.languageAsSystem() : <span lang={each}>{languageNames[each]}</span>}
          </MenuItem>
        ))
      }
    </Popover>
  )
}
