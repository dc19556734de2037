import type { Console } from '../../core/console.ts'
import type { Log } from '../../core/ports.ts'

/** Signs out everywhere and says what came of it. Answers an exit code: 1 when a session may be left on a site. */
export async function closeInWords(
  console: Pick<Console, 'close'>,
  log: Log,
  tell: (line: string) => void,
): Promise<0 | 1> {
  const { leftBehind } = await console.close()
  log.write('info', 'Quit', { leftBehind: leftBehind.length })
  if (leftBehind.length === 0) return 0
  tell(
    `One session may be left on: ${leftBehind.join(', ')}. It could not be made sure that the console is signed out there.`,
  )
  return 1
}
