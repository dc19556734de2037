import type { ReactNode } from 'react'
import { Icon } from '../../../components/icon.tsx'
import { MenuItem, Popover } from '../../../components/popover.tsx'
import { inBrowser } from '../../../store/page.ts'
import { useActions, useConsole } from '../../../store/react.tsx'
import { hasOwnSites } from '../../../store/site-list.ts'
import { many } from '../../../../words/kill-many.ts'
import { siteList as words } from '../../../../words/site-list.ts'
import { app } from '../../../../words/window.ts'

/** Export and import of the list of sites, and commands for all sites. */
export function ListMenu(): ReactNode {
  const { exportSites, openDialog } = useActions()
  const inTab = useConsole(inBrowser)
  const exportable = useConsole(hasOwnSites)
  return (
    <Popover
      label={words.menu()}
      button={<Icon name="more" />}
      className="button quiet square"
      align="above"
      testId="list-menu"
    >
      {(close) => (
        <>
          <MenuItem
            testId="open-many"
            onSelect={() => {
              close()
              openDialog({ kind: 'killMany', siteIds: null })
            }}
          >
            {many.open()}
          </MenuItem>
          <MenuItem
            testId="import-sites"
            onSelect={() => {
              close()
              openDialog({ kind: 'importSites' })
            }}
          >
            {words.importItem()}
          </MenuItem>
          {inTab && (
            <MenuItem
              testId="open-address"
              onSelect={() => {
                close()
                openDialog({ kind: 'address' })
              }}
            >
              {app.command.address()}
            </MenuItem>
          )}
          {exportable && (
            <MenuItem
              testId="export-sites"
              onSelect={() => {
                close()
                void exportSites()
              }}
            >
              {words.exportItem()}
            </MenuItem>
          )}
          {exportable && (
            <MenuItem
              testId="export-sites-csv"
              onSelect={() => {
                close()
                void exportSites('csv')
              }}
            >
              {words.exportCsvItem()}
            </MenuItem>
          )}
        </>
      )}
    </Popover>
  )
}
