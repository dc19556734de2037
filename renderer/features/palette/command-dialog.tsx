import {
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { Hostile } from '../../components/hostile.tsx'
import { StoreContext, useActions } from '../../store/react.tsx'
import { app as words } from '../../../words/window.ts'
import { type Command, commandsFor } from './commands.ts'
import { findCommands } from './find-commands.ts'

/** Ctrl+K: any site and any main command, found by a part of its name. */
export function CommandDialog(): ReactNode {
  const { closeDialog } = useActions()
  const store = useContext(StoreContext)
  const listId = useId()
  const list = useRef<HTMLUListElement>(null)
  const [search, setSearch] = useState('')
  const [at, setAt] = useState(0)
  // As it was when the dialog opened: a list that moves under the pointer is worse than one that is a second
  // old.
  const commands = useMemo(() => (store ? commandsFor(store.state.getState(), store.actions) : []), [store])
  const found = useMemo(() => findCommands(commands, search), [commands, search])
  const active = Math.min(at, found.length - 1)
  const optionId = (index: number): string => `${listId}-${String(index)}`

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const close = (): void => closeDialog('commands')
  const run = (command: Command | undefined): void => {
    if (!command) return
    close()
    command.run()
  }
  const pressed = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      setAt((active + step + found.length) % found.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(found[active])
    }
  }
  return (
    <Dialog title={words.commands()} hideTitle light onClose={close} testId="commands">
      <input
        className="command-search"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(active) : undefined}
        aria-label={words.commandsHint()}
        placeholder={words.commandsHint()}
        data-autofocus
        data-testid="command-search"
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value)
          setAt(0)
        }}
        onKeyDown={pressed}
      />
      <ul ref={list} id={listId} className="command-list" role="listbox" aria-label={words.commands()}>
        {found.map((command, index) => (
          <li
            key={command.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            className={index === active ? 'on' : ''}
            onClick={() => run(command)}
            onMouseMove={() => setAt(index)}
          >
            {command.ofSite ? <Hostile text={command.title} /> : <span>{command.title}</span>}
            {command.note && <span className="muted command-note">{command.note}</span>}
            {command.key !== undefined && <kbd>{command.key}</kbd>}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="hint">{words.noCommand()}</p>}
    </Dialog>
  )
}
