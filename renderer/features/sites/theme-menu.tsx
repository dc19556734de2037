import { type ReactNode, useState } from 'react'
import { Icon } from '../../components/icon.tsx'
import { MenuItem, Popover } from '../../components/popover.tsx'
import { sites as words } from '../../text/sites.ts'
import { keepCountdown, readCountdown } from '../../countdown.ts'
import { applyTheme, readTheme, type Theme } from '../../theme.ts'

const themes: readonly Theme[] = ['system', 'light', 'dark']

export function ThemeMenu(): ReactNode {
  const [theme, setTheme] = useState(readTheme)
  return (
    <Popover
      label={words.preferences}
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
              onSelect={() => {
                applyTheme(each)
                setTheme(each)
                close()
              }}
            >
              {words.theme[each]}
            </MenuItem>
          ))}
          <hr />
          <MenuItem
            ticked={readCountdown()}
            testId="countdown-preference"
            onSelect={() => {
              keepCountdown(!readCountdown())
              close()
            }}
          >
            {words.countdown}
          </MenuItem>
        </>
      )}
    </Popover>
  )
}
