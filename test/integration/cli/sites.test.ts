import { describe, expect, it } from 'vitest'
import { documentOf, failureOf, runCli, temporaryHome } from './cli-process.ts'

describe('the saved sites', () => {
  it('keep tags, folder and the time for on now, and change them by name', async () => {
    const home = temporaryHome()
    const sites = (line: string) => runCli(['sites', ...line.split(' '), '--json'], { home })
    const url = 'https://eupen.example.com'
    const added = await sites(`add eupen ${url} --user robin --tag voga --tag be --folder Ost --on-now 30m`)
    const site = {
      name: 'eupen',
      url,
      user: 'robin',
      onNowSeconds: 1800,
      tags: ['voga', 'be'],
      folder: 'Ost',
    }
    expect([added.code, documentOf(added)['site']]).toEqual([0, expect.objectContaining(site)])
    await sites('change eupen --untag be --tag x:y').then((ended) => expect(failureOf(ended)).toBe('usage'))
    const changed = await sites(
      'change eupen --untag be --tag pilot --no-folder --limit 9 --idle-dangling 2d',
    )
    expect(changed).toMatchObject({ code: 0, stderr: '' })
    const now = { tags: ['voga', 'pilot'], folder: null, sessionsLimit: 9, idleDanglingSeconds: 172_800 }
    await sites('change eupen --no-limit')
    const listed = await sites('list')
    expect(documentOf(listed)).toMatchObject({ sites: [{ ...site, ...now, sessionsLimit: null }] })
  })
})
