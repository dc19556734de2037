import { linoReaders } from './lino-readers.ts'
import type { Reader } from './reader.ts'
import { windowReaders } from './window-readers.ts'

/**
 * Everything in the console that reads a site's text, for the growth rule, the fuzz tests and
 * `npm run bench`.
 */
export const readers: readonly Reader[] = [...linoReaders, ...windowReaders]
