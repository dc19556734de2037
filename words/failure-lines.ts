import type { Failure } from '../contract/failure.ts'
import { visible, visibleWords } from '../core/domain/visible.ts'
import { eachSentenceOf } from './failures/index.ts'
import { say } from './say.ts'
import { hintParts } from './shell-lines.ts'

/**
 * A failure as the terminal reports it, with the site's own words if they help, and the options that help.
 */
export function failureLines(failure: Failure): string[] {
  const { kind, siteText, wayIn } = failure
  const { text, items } = hintParts(eachSentenceOf(failure))
  const lines = [text, ...items].map(visibleWords)
  if (wayIn)
    lines.unshift(
      say(
        'An administrator can sign in to this site all the same: if the password is right, use --enter-full (with list, summary or kill).',
      ),
    )
  if (siteText && !text.includes(siteText))
    lines.push(say('The site says: {text}', { text: visible(siteText) }))
  if (kind === 'httpNotAllowed') lines.push(say('Here that is --allow-http.'))
  return lines
}
