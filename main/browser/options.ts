import { parseArgs } from 'node:util'

export interface BrowserHostOptions {
  /** 0: any free one. */
  readonly port: number
  /** Open a window; false: print the address. */
  readonly open: boolean
  /** The practice sites. */
  readonly demo: boolean
}

/** Reads the browser host's arguments; a string is the mistake, in words. */
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
      return `--port wants a number up to 65535, not "${port}".`
    return { port: Number(port), open: !values['no-open'], demo: !values['no-demo'] }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
