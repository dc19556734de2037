import { useEffect, useState } from 'react'
import { orderJudged } from '../../../core/domain/order.ts'
import { copyText } from '../../components/copy-text.ts'
import type { Row } from '../../store/rows.ts'
import type { Table } from '../../store/use-table.ts'
import { sessions as words } from '../../../words/sessions.ts'
import { tableCsv, tableText } from '../../../words/session-table.ts'
import { columns } from './grid-elements.ts'

export interface Copying {
  /** What the last copy has to say, for a few seconds. */
  readonly said: string
  readonly copy: (refs: ReadonlySet<string>, form: 'text' | 'csv') => void
}

/** Milliseconds. */
const saidForMs = 5000

/** Copies rows of the table in the table's order, also those that a fold or a filter hides. */
export function useCopy(table: Table): Copying {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => setSaid(''), saidForMs)
    return () => clearTimeout(timer)
  }, [said])
  return {
    said,
    copy: (refs, form) => {
      const { order, second } = table.view
      const rows = orderJudged(
        table.judged.filter(({ session }) => refs.has(session.ref)),
        order,
        second,
      )
      if (rows.length === 0) return
      const text = form === 'csv' ? tableCsv(rows, table.now) : tableText(rows, columns, table.now)
      void copyText(text).then((done) => setSaid(done ? words.rowsCopied(rows.length) : words.notCopied()))
    },
  }
}

/** The selection, or the row with the focus if nothing is selected. */
export function refsToCopy(table: Pick<Table, 'facts'>, row: Row | undefined): ReadonlySet<string> {
  if (table.facts.refs.length > 0) return new Set(table.facts.refs)
  if (row?.kind === 'group') return new Set(row.refs)
  return new Set(row ? [row.session.ref] : [])
}
