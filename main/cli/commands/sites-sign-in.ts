import { fail, succeed } from '../../../contract/failure.ts'
import type { Result } from '../../../contract/failure.ts'
import type { SignInOutcome } from '../../../contract/sign-in-outcome.ts'
import type { SiteState } from '../../../contract/site.ts'
import { say, sayCount } from '../../../words/say.ts'
import { signInOutcomeWords } from '../../../words/sign-in-outcome.ts'
import type { Answer } from '../answer.ts'
import type { SitesSignInCommand } from '../args/command.ts'
import { sitesToRead } from '../fleet/choose-sites.ts'
import { signInToMany } from '../fleet/sign-in-many.ts'
import { table } from '../output/table.ts'
import type { Work } from '../visit.ts'

interface Row {
  readonly site: SiteState
  readonly outcome: SignInOutcome
}

const isIn = ({ outcome }: SignInOutcome): boolean => outcome === 'signedIn' || outcome === 'alreadyIn'

/**
 * `sites sign-in`: signs in to all saved sites, or to those with a tag. A site that stays signed in keeps its
 * session in the keychain, so that the next window or terminal uses it.
 */
export async function signInToSites({ query }: SitesSignInCommand, work: Work): Promise<Result<Answer>> {
  const sites = await sitesToRead(query, work)
  if (!sites.ok) return sites
  if (sites.value.length === 0) return fail('usage', 'commandLine', { sentence: say('No site matches.') })
  const ended = await signInToMany(sites.value, work)
  if (!ended.ok) return ended
  const rows = sites.value.map((site): Row => {
    const notTried = { siteId: site.siteId, outcome: 'notTried', failure: null } as const
    return { site, outcome: ended.value.get(site.siteId) ?? notTried }
  })
  const count = rows.filter(({ outcome }) => isIn(outcome)).length
  return succeed({
    exitCode: count === rows.length ? 0 : 1,
    json: { sites: rows.map(rowJson), signedIn: count },
    text: (paint) => [
      ...table<Row>(
        [
          { title: say('Name'), cell: ({ site }) => site.name, atMost: 40 },
          {
            title: say('Sign-in'),
            cell: ({ outcome }) => signInOutcomeWords(outcome),
            style: ({ outcome }) => (isIn(outcome) ? 'green' : 'yellow'),
          },
        ],
        rows,
        paint,
      ),
      '',
      sayCount('Signed in to {done} of {count} site.', 'Signed in to {done} of {count} sites.', {
        done: count,
        count: rows.length,
      }),
    ],
  })
}

function rowJson({ site: { name, url, user }, outcome: { outcome, failure } }: Row): object {
  return { name, url, user, outcome, failure: failure?.kind ?? null }
}
