import { useState } from 'react'
import { fail, type Result } from '../../../../contract/failure.ts'
import type { ListImport, SitesImport } from '../../../../contract/site-list.ts'
import { textOfFile } from '../../../../core/domain/text-of-file.ts'
import { useActions } from '../../../store/react.tsx'

/** As the console takes it. UTF-16 has two bytes for each character. */
const mostBytes = 2_000_000
const mostCharacters = 1_000_000

export interface ImportFlow {
  readonly busy: boolean
  /** Null: no file was chosen yet. */
  readonly result: Result<SitesImport> | null
  /** The sites are taken. Otherwise `result` only says what would happen. */
  readonly isDone: boolean
  choose(file: File): Promise<void>
  /** The user says more, and the preview follows. */
  say(more: Pick<ListImport, 'allowHttp' | 'user'>): Promise<void>
  take(): Promise<void>
}

/** A list of sites: chosen, shown, and taken. */
export function useImport(): ImportFlow {
  const { previewImport, importSites } = useActions()
  const [given, setGiven] = useState<ListImport | null>(null)
  const [shown, setShown] = useState<Pick<ImportFlow, 'busy' | 'result' | 'isDone'>>({
    busy: false,
    result: null,
    isDone: false,
  })

  async function show(work: () => Promise<Result<SitesImport>>, isDone: boolean): Promise<void> {
    setShown((before) => ({ ...before, busy: true }))
    const result = await work()
    setShown({ busy: false, result, isDone: isDone && result.ok })
  }

  const preview = (list: ListImport): Promise<void> => {
    setGiven(list)
    return show(() => previewImport(list), false)
  }

  return {
    ...shown,
    async choose(file) {
      const document = await textOf(file)
      await (document.ok ? preview({ document: document.value }) : show(async () => document, false))
    },
    say: async (more) => (given === null ? undefined : preview({ ...given, ...more })),
    take: async () => (given === null ? undefined : show(() => importSites(given), true)),
  }
}

async function textOf(file: File): Promise<Result<string>> {
  if (file.size > mostBytes) return fail('usage', 'listFileTooLarge')
  try {
    const text = textOfFile(new Uint8Array(await file.arrayBuffer()))
    return text.length > mostCharacters ? fail('usage', 'listFileTooLarge') : { ok: true, value: text }
  } catch {
    return fail('usage', 'listFileUnreadable')
  }
}
