import { current } from '../../words/current.ts'
import { list } from '../../words/format.ts'
import { say } from '../../words/say.ts'

/**
 * Where a session of ours may be left, for stderr: one line in English, which scripts look for, and one in
 * the chosen language if that is another. No site: nobody knows which.
 */
export function sessionLeftLines(sites: readonly string[]): string[] {
  const where = sites.length === 0 ? '' : ` on ${sites.join(', ')}`
  const fixed = `The console could not confirm the sign-out: one session may be left${where}.`
  if (current() === 'en') return [fixed]
  const said =
    sites.length === 0
      ? say('The console could not confirm the sign-out. One session of its own may be left.')
      : say('The console could not confirm the sign-out. One session of its own may be left on {sites}.', {
          sites: list(sites),
        })
  return [fixed, said]
}
