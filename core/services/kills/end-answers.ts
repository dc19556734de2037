import { newFailure, type Failure } from '../../../contract/failure.ts'
import { assertNever } from '../../../contract/assert-never.ts'
import type { EndAnswer } from '../../lino/index.ts'
import type { Outcomes } from './kill-outcomes.ts'
import { asksForLong, mayPass } from './run-lists.ts'

/** This number of failed requests in a row stops the run, because the site needs a rest. */
export const mostFailuresInARow = 3

/** Notes what the answer to a request says about its session. Null: nothing is wrong with the site. */
export function takeAnswer(ref: string, answer: EndAnswer, outcomes: Outcomes): Failure | null {
  switch (answer.kind) {
    case 'sent':
      outcomes.sent(ref)
      return null
    case 'killed':
    case 'alreadyGone':
      outcomes.record(ref, answer.kind)
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
      // It may still have arrived. The list shows it, and a session that is still there gets one more try.
      outcomes.sent(ref, failure.kind, mayPass(failure.kind) || failure.kind === 'signedOut')
      return failure
  }
}

/**
 * After a list: a busy site answers again, our expired session can sign in again, an odd answer belonged to
 * one session.
 */
function mayGoOn({ kind }: Failure): boolean {
  const ofOne = kind === 'notAdministrator' || kind === 'unintelligible' || kind === 'cannotEnd'
  return mayPass(kind) || kind === 'signedOut' || ofOne
}

/**
 * Why a run stops over this failure, the last of this number in a row. Null: after a list the run may
 * continue.
 */
export function whyStop(failure: Failure, inARow: number, site: string): Failure | null {
  if (inARow < mostFailuresInARow && mayGoOn(failure) && !asksForLong(failure)) return null
  return failure.kind === 'cannotEnd' ? failsOverAll(failure, site) : failure
}

/**
 * Sessions that cannot be read are rare, and hide the table. So if several in a row fail, the site itself has
 * failed.
 */
function failsOverAll({ siteText }: Failure, site: string): Failure {
  const details = { site, ...(siteText === undefined ? {} : { siteText }) }
  return newFailure('serverBusy', 'failsOneAfterTheOther', {}, details)
}
