import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startDemoFleet } from '../../../demo/fleet/start.ts'
import type { DemoSite } from '../../../demo/start.ts'
import { documentOf, runCli, temporaryHome } from './cli-process.ts'
import { demoSite } from './demo-site.ts'

const day = 86_400_000

async function saved(sites: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const home = temporaryHome()
  for (const [name, options] of Object.entries(sites)) {
    const added = await runCli(['sites', 'add', name, ...options, '--user', 'robin'], { home })
    expect(added).toMatchObject({ code: 0, stderr: '' })
  }
  return home
}

/** Full of sessions that nobody uses. */
async function falseAlert(): Promise<DemoSite> {
  const site = await demoSite({ sessions: 0 })
  for (let nth = 0; nth < 20; nth += 1) site.addSession({ user: 'luc', idleMs: 6 * day })
  return site
}

describe('fleet', () => {
  it('tells the sites that are full from those that only seem so, and from those that are away', async () => {
    const [calm, full] = [await demoSite({ sessions: 0 }), await falseAlert()]
    const home = await saved({
      calm: [calm.url, '--limit', '50', '--tag', 'voga'],
      full: [full.url, '--limit', '20', '--tag', 'voga'],
      away: ['http://127.0.0.1:1'],
    })
    const all = await runCli(['fleet', '--json'], { home })
    expect(all).toMatchObject({ code: 0, stderr: '' })
    expect(documentOf(all)).toMatchObject({
      sites: [
        { name: 'full', verdict: 'falseAlert', dangling: 20 },
        { name: 'away', verdict: 'notReached', failure: 'unreachable', live: null },
        { name: 'calm', verdict: 'fine' },
      ],
    })
    const alerts = await runCli(['fleet', '--query', 'tag:voga is:false-alert'], { home })
    expect(alerts.stdout).toMatch(/\nfull +Full, but nobody on now /)
    expect(alerts.stdout).not.toMatch(/\n(calm|away) /)
    const metrics = await runCli(['fleet', '--tag', 'voga', '--format', 'prometheus'], { home })
    expect(metrics.stdout).toContain(
      `lino_sessions_dangling{site="full",url="${full.url.replace(/\/$/, '')}",user="robin",folder=""} 20\n`,
    )
  })

  it('signs in to many sites, and says at which it could not', async () => {
    const [site, full] = [await demoSite({ sessions: 0 }), await demoSite({ sessions: 20, limit: 5 })]
    const home = await saved({ calm: [site.url, '--tag', 'voga'], full: [full.url] })
    const all = await runCli(['sites', 'sign-in', '--all', '--json'], { home })
    expect([all.code, documentOf(all)]).toMatchObject([
      1,
      {
        sites: [
          { name: 'calm', outcome: 'signedIn' },
          { name: 'full', outcome: 'full', failure: 'limitReached' },
        ],
        signedIn: 1,
      },
    ])
    const tagged = await runCli(['sites', 'sign-in', '--tag', 'voga'], { home })
    expect([tagged.code, tagged.stdout]).toEqual([
      0,
      'NAME  SIGN-IN\ncalm  signed in\n\nSigned in to 1 of 1 site.\n',
    ])
  })

  it('gives a wrong password to one site only', async () => {
    const sites = [await demoSite({ sessions: 0 }), await demoSite({ sessions: 0 })]
    const home = await saved(Object.fromEntries(sites.map(({ url }, at) => [`site ${at}`, [url]])))
    const ended = await runCli(['fleet', '--json'], { home, password: 'wrong' })
    const tries = sites.map((site) => site.requests().filter(({ action }) => action === 'sign_in').length)
    expect([ended.code, tries.sort()]).toEqual([0, [0, 1]])
    expect(documentOf(ended)).toMatchObject({ verdicts: { waitsForYou: 2 } })
    expect(ended.stdout).not.toContain('"wrong"')
  })

  it('reads a whole fleet of practice sites, whatever is wrong with some of them', async () => {
    const fleet = await startDemoFleet({ sites: 12, seed: 3 })
    onTestFinished(() => fleet.close())
    const home = temporaryHome()
    // A site that hangs takes 15 seconds.
    const answering = fleet.sites.filter(({ kind }) => kind !== 'hanging')
    const sites = answering.map(({ number, name, url, user, tags, folder }) => ({
      siteId: `s${number}`,
      name,
      url,
      user,
      tags,
      folder,
    }))
    writeFileSync(path.join(home, 'settings.json'), JSON.stringify({ version: 1, sites }))
    const ended = await runCli(['fleet', '--json'], { home })
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    const judged = documentOf(ended)['sites'] as { name: string; verdict: string }[]
    expect(judged.map(({ name }) => name).sort()).toEqual(sites.map(({ name }) => name).sort())
    expect(new Set(judged.map(({ verdict }) => verdict)).size).toBeGreaterThan(3)
  })
})
