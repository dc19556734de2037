import type { Console } from '../../core/console.ts'
import type { Log } from '../../core/ports.ts'
import { sessionLeftLines } from './session-left.ts'

/**
 * Signs out everywhere and says what happened. Returns an exit code: 1 if a session may be left on a site.
 */
export async function closeInWords(
  console: Pick<Console, 'close'>,
  log: Log,
  printLine: (line: string) => void,
): Promise<0 | 1> {
  const { leftBehind } = await console.close()
  log.write('info', 'Quit', { leftBehind: leftBehind.length })
  if (leftBehind.length === 0) return 0
  for (const line of sessionLeftLines(leftBehind)) printLine(line)
  return 1
}
