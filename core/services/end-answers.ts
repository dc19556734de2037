import { assertNever } from '../../contract/assert-never.ts'
import type { Failure } from '../../contract/failure.ts'
import type { EndAnswer } from '../lino/index.ts'
import type { Outcomes } from './kill-outcomes.ts'
import { asksForLong, mayPass } from './run-lists.ts'

/** So many requests failing in a row stop the run: the site needs rest, not more of the same. */
export const mostFailuresInARow = 3

/** Notes what the answer to a request that was to end a session tells of it. Null: nothing is wrong with the site. */
export function takeAnswer(ref: string, answer: EndAnswer, outcomes: Outcomes): Failure | null {
  switch (answer.kind) {
    case 'sent':
      outcomes.sent(ref)
      return null
    case 'killed':
    case 'alreadyGone':
      outcomes.told(ref, answer.kind)
      return null
    case 'failed':
      return takeFailure(ref, answer, outcomes)
    default:
      return assertNever(answer)
  }
}

type Failed = Extract<EndAnswer, { kind: 'failed' }>

function takeFailure(
  ref: string,
  { failure, failedOver, killIsLeft }: Failed,
  outcomes: Outcomes,
): Failure | null {
  switch (failure.kind) {
    case 'ownSession':
      outcomes.settle(ref, 'spared', 'own')
      return null
    case 'cannotEnd':
    case 'usage':
      if (failedOver) outcomes.sent(ref, failure.kind, killIsLeft === true)
      else outcomes.settle(ref, 'failed', failure.kind)
      return failedOver ? failure : null
    case 'notAdministrator':
      outcomes.settle(ref, 'refused', 'notAdministrator')
      return failure
    default:
      // It may have arrived all the same: the list will tell, and whoever is still there is tried once more.
      outcomes.sent(ref, failure.kind, mayPass(failure.kind) || failure.kind === 'signedOut')
      return failure
  }
}

/** After a list: a busy site answers again, an expired session of ours can sign in, an odd answer was one session's. */
function mayGoOn({ kind }: Failure): boolean {
  const ofOne = kind === 'notAdministrator' || kind === 'unintelligible' || kind === 'cannotEnd'
  return mayPass(kind) || kind === 'signedOut' || ofOne
}

/** Answers why a run stops over this failure, the last of so many in a row; null: after a list it may go on. */
export function whyStop(failure: Failure, inARow: number, site: string): Failure | null {
  if (inARow < mostFailuresInARow && mayGoOn(failure) && !asksForLong(failure)) return null
  return failure.kind === 'cannotEnd' ? failsOverAll(failure, site) : failure
}

/** Sessions that cannot be read are rare, and hide the table: over several in a row the site itself has failed. */
function failsOverAll({ siteText }: Failure, site: string): Failure {
  const hint =
    'The site fails over one session after the other, so no other one was tried. Something is wrong on its server: a full disk, perhaps. Ask whoever runs it to look at its log.'
  return { kind: 'serverBusy', hint, site, ...(siteText === undefined ? {} : { siteText }) }
}
