import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { startDemoSite, type DemoSite } from '../../../demo/start.ts'
import { builtFolder } from '../built.ts'
import { run, type Ended } from './run.ts'

/**
 * What one case has, both in `root`: `data` as it was after the use, and `work` to start programs in.
 * Absolute.
 */
export interface Place {
  readonly root: string
  readonly data: string
  readonly work: string
}

/** A site, and a used data folder that has every file of ours. */
export interface Stage {
  readonly site: DemoSite
  fresh(): Place
  /** Forbidden changes on the site since the last call, in words. */
  strangers(): readonly string[]
  close(): Promise<void>
}

/** Every file and folder of ours in the data folder. */
export const dataFiles = [
  'settings.json',
  'own-sessions.json',
  'exemptions.json',
  'audit.jsonl',
  'console.log',
  'journals',
  'locks',
] as const

/**
 * One stage for the tests of a file, over the built programs. Call it at the top. The result is for use
 * within a test.
 */
export function stageOfThisFile(): () => Stage {
  let stage: Stage
  beforeAll(async () => {
    builtFolder()
    stage = await createStage()
  }, 120_000)
  afterAll(() => stage.close())
  return () => stage
}

async function createStage(): Promise<Stage> {
  const site = await startDemoSite({ sessions: 300, dangling: 250, latency: 5 })
  const root = mkdtempSync(path.join(os.tmpdir(), 'conditions-'))
  const used = path.join(root, 'used')
  await use(used, site, root)
  // Programs that run as another user have to pass here.
  chmodSync(root, 0o755)
  let known = site.sessions()
  let count = 0
  return {
    site,
    fresh() {
      count += 1
      const folder = path.join(root, String(count))
      mkdirSync(path.join(folder, 'work'), { recursive: true })
      const data = path.join(folder, 'data')
      cpSync(used, data, { recursive: true })
      return { root: folder, data, work: path.join(folder, 'work') }
    },
    strangers() {
      const now = site.sessions()
      const [had, has] = [known, now].map((rows) => new Set(rows.map(({ key }) => key)))
      const left = now.filter(({ key }) => !had?.has(key))
      for (const { key } of left) site.removeSession(key)
      const wrong = known.filter((row) => !has?.has(row.key) && !isDangling(row.lastActivity, site.now()))
      known = site.sessions()
      return [
        ...left.map(({ user }) => `a session of ${String(user)} was left`),
        ...wrong.map(({ user }) => `a session of ${String(user)} was ended that is not dangling`),
      ]
    },
    async close() {
      await site.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** Saves a site, kills on it, exempts a user, and is stopped by force in the middle of a second kill. */
async function use(home: string, site: DemoSite, cwd: string): Promise<void> {
  const go = (line: string, killAt?: () => boolean): Promise<Ended> =>
    run(
      { name: line, program: 'cli', args: line.split(' '), needs: 'site', writes: [] },
      { home, cwd, ...(killAt && { killWhen: killAt }) },
    )
  await go(`sites add one ${site.url} --user robin`)
  await go('kill one --dangling --max 2 --yes')
  const before = new Set(site.sessions().map(({ key }) => key))
  await go('kill one --dangling --max 60 --yes', () => site.sessions().length < before.size - 5)
  for (const { key } of site.sessions()) if (!before.has(key)) site.removeSession(key)
  const exempted = { exemptionId: 'x1', siteId: null, kind: 'user', value: 'tablet', at: 1_790_000_000_000 }
  writeFileSync(path.join(home, 'exemptions.json'), JSON.stringify({ version: 1, exemptions: [exempted] }), {
    mode: 0o600,
  })
  if (!readFileSync(path.join(home, 'audit.jsonl'), 'utf8').includes('killStarted'))
    throw new Error('no kill')
}

const isDangling = (lastActivity: number | null, now: number): boolean =>
  lastActivity !== null && now - lastActivity >= 4 * 86_400_000
