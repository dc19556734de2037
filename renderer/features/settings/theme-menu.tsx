import type { ReactNode } from 'react'
import { Icon } from '../../components/icon.tsx'
import { MenuItem, Popover } from '../../components/popover.tsx'
import { useActions, useConsole } from '../../store/react.tsx'
import type { Theme } from '../../../contract/preferences.ts'
import { sites as words } from '../../../words/sites.ts'

const themes: readonly Theme[] = ['system', 'light', 'dark']

export function ThemeMenu(): ReactNode {
  const { changePreferences } = useActions()
  const { theme, countdown } = useConsole((state) => state.preferences)
  return (
    <Popover
      label={words.preferences()}
      button={<Icon name="settings" />}
      className="button quiet square"
      align="above"
      testId="theme"
    >
      {(close) => (
        <>
          {themes.map((each) => (
            <MenuItem
              key={each}
              checked={each === theme}
              testId={`theme-${each}`}
              onSelect={() => {
                void changePreferences({ theme: each })
                close()
              }}
            >
              {words.theme[each]()}
            </MenuItem>
          ))}
          <hr />
          <MenuItem
            ticked={countdown}
            testId="countdown-preference"
            onSelect={() => {
              void changePreferences({ countdown: !countdown })
              close()
            }}
          >
            {words.countdown()}
          </MenuItem>
        </>
      )}
    </Popover>
  )
}
