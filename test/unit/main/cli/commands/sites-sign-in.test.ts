import { describe, expect, it } from 'vitest'
import { newFailure } from '../../../../../contract/failure.ts'
import type { SignInOutcome } from '../../../../../contract/sign-in-outcome.ts'
import { parseArgs } from '../../../../../main/cli/args/parse.ts'
import { run } from '../../../../../main/cli/run.ts'
import { siteState } from '../../../../support/site-states.ts'
import { fakeConsole, fakeWorld } from '../fake-world.ts'

const sites = ['well', 'wrong\u001b', 'coded', 'rest'].map((name, at) =>
  siteState({ name, siteId: String(at), tags: at < 2 ? ['voga'] : [] }),
)

function signInOutcome(siteId: string): SignInOutcome {
  if (siteId === '1')
    return { siteId, outcome: 'refused', failure: newFailure('wrongPassword', 'interruptedBeforeEnd') }
  if (siteId === '2')
    return { siteId, outcome: 'codeNeeded', failure: newFailure('codeNeeded', 'interruptedBeforeEnd') }
  return { siteId, outcome: siteId === '0' ? 'signedIn' : 'notTried', failure: null }
}

async function ran(...line: readonly string[]) {
  const parsed = parseArgs(['sites', 'sign-in', ...line], '0')
  if (parsed.kind !== 'command' || parsed.command.name !== 'sites sign-in')
    throw new Error(JSON.stringify(parsed))
  const console = fakeConsole({ sites, signInOutcome })
  const { world, written } = fakeWorld(console, { password: null })
  return { code: await run(parsed.command, line.includes('--json'), world), ...written, calls: console.calls }
}

describe('sites sign-in', () => {
  it('shows how it ended at each site', async () => {
    const { code, stdout } = await ran('--all')
    expect(code).toBe(1)
    expect(stdout.split('\n').slice(1)).toEqual([
      'coded      a code is needed',
      'rest       not tried, because the password was refused elsewhere',
      'well       signed in',
      'wrong\\x1b  wrong password',
      '',
      'Signed in to 1 of 4 sites.',
      '',
    ])
  })

  it('signs in only to the sites with a tag', async () => {
    const { calls, stdout } = await ran('--tag', 'voga', '--json')
    expect(calls).toEqual(['signInMany {"sites":["0","1"]}'])
    expect(JSON.parse(stdout)).toEqual({
      sites: [
        { name: 'well', url: sites[0]?.url, user: 'robin', outcome: 'signedIn', failure: null },
        expect.objectContaining({ outcome: 'refused', failure: 'wrongPassword' }),
      ],
      signedIn: 1,
    })
  })

  it('does nothing if there is no such site', async () => {
    const { code, calls, stderr } = await ran('--tag', 'none')
    expect([code, calls, stderr]).toEqual([2, [], 'lino-sessions: No site matches.\n'])
  })
})
