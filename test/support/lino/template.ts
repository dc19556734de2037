import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ownHome, startChild } from './child.ts'
import { linoCache, type LinoVersion } from './install.mjs'
import { preparedPart, type LinoOptions } from './options.ts'
import { withLock } from './python.mjs'

const source = path.join(import.meta.dirname, 'site')

function fingerprint(python: string, options: Required<LinoOptions>): string {
  const sum = createHash('sha256').update(python).update(JSON.stringify(options))
  const folder = path.join(source, 'linolive')
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.py')) sum.update(name).update(readFileSync(path.join(folder, name)))
  }
  return sum.digest('hex').slice(0, 12)
}

export function writeOptions(home: string, options: Required<LinoOptions>): void {
  writeFileSync(path.join(home, 'options.json'), JSON.stringify(options))
}

async function prepare(
  version: LinoVersion,
  python: string,
  options: Required<LinoOptions>,
  home: string,
): Promise<void> {
  cpSync(source, home, { recursive: true })
  writeOptions(home, options)
  const file = path.join(home, 'prepare.log')
  const log = openSync(file, 'w')
  const child = startChild(python, ['-m', 'linolive.prepare'], home, log, log)
  const how = await child.ended
  closeSync(log)
  if (how === '0') return
  throw new Error(
    `The Lino ${version} site could not be prepared (${how}):\n${readFileSync(file, 'utf8').slice(-3000)}`,
  )
}

/**
 * A new temporary folder with the database, the users and the front end's cache of such a site. Preparing
 * takes 5 to 10 s. So each kind is prepared once, kept in the cache and copied.
 */
export async function newSiteHome(
  version: LinoVersion,
  python: string,
  options: Required<LinoOptions>,
): Promise<string> {
  const prepared = preparedPart(options)
  const template = path.join(
    linoCache(),
    'sites',
    `${version}-${prepared.ui}-${fingerprint(python, prepared)}`,
  )
  if (!existsSync(template)) {
    await withLock(python, `${template}.lock`, async () => {
      if (existsSync(template)) return // another process was quicker
      const unfinished = `${template}.unfinished`
      rmSync(unfinished, { recursive: true, force: true })
      mkdirSync(unfinished, { recursive: true })
      process.stderr.write(`Lino ${version}: preparing a site (${prepared.ui}), 5 to 10 s\n`)
      await prepare(version, python, prepared, unfinished)
      renameSync(unfinished, template)
    })
  }
  const home = ownHome(mkdtempSync(path.join(os.tmpdir(), 'lino-site-')))
  // Lino rebuilds a cache file that is older than the site's own files, so all files keep their times.
  cpSync(template, home, { recursive: true, preserveTimestamps: true })
  // The helper restores the database from this copy.
  copyFileSync(path.join(home, 'default.db'), path.join(home, 'prepared.db'))
  for (const folder of ['mail', 'sessions']) mkdirSync(path.join(home, folder), { recursive: true })
  writeOptions(home, options)
  return home
}
