import os from 'node:os'
import { proxySecrets } from '../../../core/adapters/proxy-choice.ts'
import type { Result } from '../../../contract/failure.ts'
import { sentenceOf } from '../../../words/failures/index.ts'
import { inEnglish } from '../../../words/say.ts'
import { dataFolder, thisPlace, type DataFolder } from '../../shared/data-folder.ts'
import type { Environment } from '../../shared/environment.ts'
import { version } from '../../shared/version.ts'
import type { Answer } from '../answer.ts'
import { lookInto, type FileFacts, type FolderFacts } from '../diagnosis/files.ts'
import type { SiteFacts } from '../diagnosis/settings.ts'

/** The number of lines that fit into a bug report. */
const mostLines = 100

/**
 * `diagnose`: versions, settings and the last lines of the log, to send with a bug report. It makes no
 * request, asks no keychain, and changes no file. It prints no name of a site or user, no address, no folder,
 * and no value of the environment.
 */
export async function diagnose(environment: Environment): Promise<Answer> {
  const { variables, secrets, proxies, names } = environment
  const place = thisPlace(variables)
  const found = dataFolder(place)
  const hide = [secrets.password, secrets.code, ...proxySecrets(proxies)].flatMap((each) => each || [])
  const looked = found.ok ? await lookInto(found.value.folder, { mostLines, secrets: hide }) : null
  const versions = {
    console: version,
    node: process.versions.node,
    openssl: process.versions.openssl,
    system: process.platform,
    release: os.release(),
    architecture: process.arch,
  }
  const { files = [], settings = null, log = [] } = looked ?? {}
  return {
    exitCode: 0,
    json: { versions, environment: names, folder: folderJson(found), files, settings, log },
    // The reader maintains the console, so it is English in every language.
    text: () =>
      inEnglish(() => [
        `Lino Session Console ${version}, Node ${versions.node} (OpenSSL ${versions.openssl})`,
        `${versions.system} ${versions.release}, ${versions.architecture}`,
        `Variables that are set: ${names.join(', ') || 'none'}`,
        found.ok ? 'Data folder: found' : `Data folder: none. ${sentenceOf(found.failure)}`,
        ...files.map(fileLine),
        ...settingsLines(looked),
        ...(log.length === 0
          ? ['The log is empty.']
          : [`Last lines of the log (${String(log.length)}):`, ...log]),
      ]),
  }
}

function folderJson(found: Result<DataFolder>): object {
  return found.ok ? { found: true } : { found: false, hint: inEnglish(() => sentenceOf(found.failure)) }
}

function fileLine({ name, kind, bytes, entries, trouble }: FileFacts): string {
  const size = bytes === null ? '' : `, ${String(bytes)} bytes`
  const count = entries === null ? '' : `, ${String(entries)} entries`
  return `  ${name}: ${kind}${size}${count}${trouble === null ? '' : ` (${trouble})`}`
}

function settingsLines(looked: FolderFacts | null): readonly string[] {
  const settings = looked?.settings ?? null
  if (settings === null) return ['Settings: none that can be read']
  const { version: format, sites } = settings
  return [
    `Settings: version ${String(format ?? 'unknown')}, ${String(sites.length)} sites`,
    ...sites.map(siteLine),
  ]
}

function siteLine(site: SiteFacts): string {
  const facts = Object.entries(site).filter(([name]) => name !== 'site')
  const words = facts.map(([name, value]) => `${name} ${String(value ?? 'unknown')}`)
  return `  site ${site.site ?? '(without an id)'}: ${words.join(', ')}`
}
