import { parseArgs } from 'node:util'
import { say } from '../../words/say.ts'
import { visibleWords } from '../../core/domain/visible.ts'
import { withoutTypedSecrets } from '../shared/hide-typed.ts'

export interface BrowserHostOptions {
  /** 0: any free one. */
  readonly port: number
  /** Open a window. False: print the address. */
  readonly open: boolean
  /** The practice sites. */
  readonly demo: boolean
}

/** Reads the browser host's arguments. A string is the mistake, in words. */
export function readOptions(args: readonly string[]): BrowserHostOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        'no-demo': { type: 'boolean' },
      },
    })
    const port = values.port ?? '0'
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      return say('--port wants a number up to 65535, not "{port}".', { port: told(port) })
    return { port: Number(port), open: !values['no-open'], demo: !values['no-demo'] }
  } catch (error) {
    return told(error instanceof Error ? error.message : String(error))
  }
}

const told = (text: string): string => visibleWords(withoutTypedSecrets(text))
