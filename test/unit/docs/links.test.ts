import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')

const notOurs = ['.git', '.stamps', 'dist', 'node_modules', 'out', 'playwright-report', 'test-results']

/** The files under a folder, by their paths from the root. */
function filesUnder(folder = ''): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return notOurs.includes(name) ? [] : filesUnder(name)
    return entry.isFile() ? [name] : []
  })
}

const files = filesUnder()
const pages = files.filter((name) => name.endsWith('.md'))

/** Code is no prose: what looks like a link there is none, and what looks like a heading neither. */
const withoutFences = (text: string): string => text.replace(/^(`{3,}|~{3,}).*?^\1/gms, '')

const read = (page: string): string => withoutFences(readFileSync(path.join(root, page), 'utf8'))

/** The targets of inline links and pictures, and of definitions (`[name]: target`). */
function targetsIn(text: string): readonly string[] {
  const prose = text.replace(/`[^`\n]*`/g, '``')
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)]
  const defined = [...prose.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gm)]
  return [...inline, ...defined].map(([, target]) => target ?? '')
}

/** The anchors that GitHub makes of a page's headings. The second of two equal ones ends in `-1`. */
function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  const seen = new Map<string, number>()
  for (const [, heading = ''] of text.matchAll(/^#{1,6}\s+(.*?)\s*#*\s*$/gm)) {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`]/g, '')
    const slug = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-')
    const before = seen.get(slug) ?? 0
    seen.set(slug, before + 1)
    anchors.add(before === 0 ? slug : `${slug}-${String(before)}`)
  }
  return anchors
}

/** Why a link of a page leads nowhere. Null: it does not, or it leads out of the repository. */
function whyDead(page: string, target: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return null
  const [file = '', anchor] = target.split('#')
  const name = file === '' ? page : path.posix.join(path.posix.dirname(page), decodeURIComponent(file))
  if (name.startsWith('../')) return `${target} leads out of the repository`
  if (!existsSync(path.join(root, name))) return `${target}: there is no ${name}`
  if (anchor === undefined || !name.endsWith('.md')) return null
  return anchorsOf(read(name)).has(decodeURIComponent(anchor))
    ? null
    : `${target}: ${name} has no such heading`
}

describe('the links of the pages', () => {
  it('are looked at on every page', () => {
    expect(pages).toContain('README.md')
    expect(pages).toContain('docs/architecture.md')
    expect(pages.flatMap((page) => targetsIn(read(page))).length).toBeGreaterThan(15)
  })

  it.each(pages)('lead somewhere: %s', (page) => {
    const dead = targetsIn(read(page)).flatMap((target) => whyDead(page, target) ?? [])
    expect(dead).toEqual([])
  })

  it('are found dead if the file or heading is missing', () => {
    expect(whyDead('README.md', 'docs/nowhere.md')).toContain('there is no docs/nowhere.md')
    expect(whyDead('README.md', 'docs/testing.md#nowhere')).toContain('no such heading')
    expect(whyDead('docs/testing.md', '../../elsewhere.md')).toContain('out of the repository')
    expect(whyDead('README.md', 'docs/testing.md#in-a-test')).toBeNull()
    expect(whyDead('README.md', 'https://www.lino-framework.org')).toBeNull()
  })

  it('are read as GitHub reads them', () => {
    const text = '[a](b.md) ![c](d.png "title") `[no](link)`\n\n[e]: f.md\n'
    expect(targetsIn(text)).toEqual(['b.md', 'd.png', 'f.md'])
    expect([...anchorsOf('# Is it full?\n## A `b`, c\n## Twice\n## Twice\n')]).toEqual([
      'is-it-full',
      'a-b-c',
      'twice',
      'twice-1',
    ])
  })
})

/** Code and pages name decisions and pages by their path: those exist, too. */
describe('a page that is named by its path', () => {
  const sources = files.filter(
    (name) => /\.(ts|tsx|mjs|js|md)$/.test(name) && name !== 'test/unit/docs/links.test.ts',
  )

  it('exists', () => {
    const dead = sources.flatMap((name) => {
      const named = readFileSync(path.join(root, name), 'utf8').matchAll(/\bdocs\/[\w/-]+\.md\b/g)
      return [...named].flatMap(([page]) => (existsSync(path.join(root, page)) ? [] : `${name}: ${page}`))
    })
    expect(dead).toEqual([])
  })
})
