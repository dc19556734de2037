import type { Failure, FailureKind } from '../contract/failure.ts'
import { sentenceOf } from './failures/index.ts'
import { inEnglish } from './say.ts'

// A part of the documents for programs: exactly these keys, in this order (docs/terminal.md). Scripts rely on
// them.

/**
 * Where nothing can be listed an administrator needs Lino's own words: they are what one searches for.
 * Hostile text.
 */
const withSiteText = new Set<FailureKind>(['tableHidden', 'notInDatabase'])

/** `hint`: what happened and what to do, always in English. */
export function failureJson(failure: Failure): object {
  const { kind, siteText, correctedUrl, wayIn } = failure
  return {
    failure: {
      kind,
      hint: inEnglish(() => sentenceOf(failure)),
      ...(siteText !== undefined && withSiteText.has(kind) && { siteText }),
      ...(correctedUrl !== undefined && { correctedUrl }),
      ...(wayIn && { wayIn }),
    },
  }
}
