import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const core = path.resolve(import.meta.dirname, '../../../core')

/** What people read is in words/. The texts of these files are for others. */
const allowed: Readonly<Record<string, string>> = {
  'adapters/keychain/vault.ts': 'the name that the keychain shows',
  'domain/server-help.ts': 'lines for a shell, and Python',
  'domain/site-columns.ts': 'the headings of tables, in several languages',
  'lino/list.ts': 'what Lino answers, in its languages',
  'lino/month-names.ts': 'what Lino writes, in many languages',
  'lino/refusal-texts.ts': 'what Lino answers, in its languages',
  'lino/web-servers.ts': 'what web servers answer',
  'lino/zone-names.ts': 'names of places',
  'services/records/audit.ts': 'the name of a secret in the keychain',
}

/** A full stop after two words, or a phrase of three: a name or a code has neither. */
const isForPeople = (text: string): boolean =>
  /\p{L}{2}\S* \p{L}.*[.:!?](?:\s|$)/u.test(text) || /\p{L}[\p{L}’']* \p{L}[\p{L}’']* \p{L}/u.test(text)

/** The log is English, and so are mistakes of the console's own code, which are thrown. */
function isLoggedOrThrown({ parent }: ts.Node): boolean {
  if (ts.isNewExpression(parent)) return parent.expression.getText() === 'Error'
  return ts.isCallExpression(parent) && /\blog\.write$/.test(parent.expression.getText())
}

/** The text of a literal, of a template with `…` for its holes; null: it is none. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
}

function textsForPeople(source: string): string[] {
  const tree = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const text = textOf(node)
    if (text !== null && isForPeople(text) && !isLoggedOrThrown(node)) found.push(text)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts'))
const sourceOf = (file: string): string => readFileSync(path.join(core, file), 'utf8')

it('no sentence and no phrase for a person is in core/', () => {
  const found = files
    .filter((file) => !Object.hasOwn(allowed, file))
    .flatMap((file) => textsForPeople(sourceOf(file)).map((text) => `${file}: ${text}`))
  expect(found).toEqual([])
})

it('only files with such a text are allowed to have one', () => {
  for (const file of Object.keys(allowed)) expect(textsForPeople(sourceOf(file)), file).not.toEqual([])
})

it('a sentence is found, whole, in parts or with holes', () => {
  for (const source of [
    "fail('usage', 'There is no such site.')",
    '`${host} cannot be reached (${why}). Check the address.`',
    "const reasons = { ENOTFOUND: 'there is no such name' }",
    'const notice = `It is kept as ${name}`',
  ])
    expect(textsForPeople(source), source).toHaveLength(1)
  for (const source of [
    "log.write('error', 'The audit log could not be read', {})",
    "throw new Error('This is no name of a line file.')",
    "fail('usage', 'noSuchSite')",
  ])
    expect(textsForPeople(source), source).toEqual([])
})

it('no failure of the core holds its own words', () => {
  expect(files.filter((file) => /\bhint\b|'commandLine'/.test(sourceOf(file)))).toEqual([])
})
