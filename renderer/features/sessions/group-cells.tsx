import type { ReactNode } from 'react'
import { assertNever } from '../../../contract/assert-never.ts'
import { Hostile, UserName } from '../../components/hostile.tsx'
import { Icon } from '../../components/icon.tsx'
import { LookAlikeMark } from '../../components/look-alike-mark.tsx'
import type { GroupRow, GroupValue } from '../../store/groups.ts'
import { sessions as words } from '../../../words/sessions.ts'
import { dayDate } from '../../../words/times.ts'

interface GroupCellsProps {
  readonly row: GroupRow
  readonly alike: ReadonlySet<string>
}

/** The head of a group: what its sessions have in common, and its sums. */
export function GroupCells({ row, alike }: GroupCellsProps): ReactNode {
  return (
    <span className="cell-group" role="gridcell" aria-colspan={7}>
      <span className={row.folded ? 'fold' : 'fold open'} aria-hidden="true">
        <Icon name="right" />
      </span>
      <GroupName value={row.value} alike={alike} />
      <span className="muted">{words.groupOf(row, row.value.by)}</span>
    </span>
  )
}

function GroupName({ value, alike }: { value: GroupValue; alike: ReadonlySet<string> }): ReactNode {
  switch (value.by) {
    case 'user':
      return (
        <>
          <UserName user={value.user} anonymous={words.anonymous()} />
          <LookAlikeMark user={value.user} alike={alike} />
        </>
      )
    case 'ip':
      return value.ip === null ? (
        <span className="no-name">{words.noIp()}</span>
      ) : (
        <span className="user">
          <Hostile text={value.ip} />
        </span>
      )
    case 'state':
      return <span className={`pill ${value.state}`}>{words.state(value.state)}</span>
    case 'day':
      return value.day === null ? (
        <span className="no-name">{words.dayUnknown()}</span>
      ) : (
        <span className="user">{dayDate(value.day)}</span>
      )
    default:
      return assertNever(value)
  }
}
