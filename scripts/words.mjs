/**
 * `npm run words`: finds each text of the source, and updates words/messages.ts and the PO files.
 * Translations stay. A new text has an empty translation, and an unused text is removed.
 * `npm run words -- --check` changes nothing, and fails if something would change.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { po } from 'gettext-parser'
import ts from 'typescript'
import { root, runMain, Stop } from './house.mjs'
import { readPo } from './po.mjs'
import { walk } from './sources.mjs'

const folders = ['words', 'renderer', 'main']
const languages = ['de', 'fr', 'et']
const messagesFile = path.join(root, 'words', 'messages.ts')
const poFile = (language) => path.join(root, 'words', 'catalogues', `${language}.po`)

/** How many of its first arguments are texts. */
const sayers = { say: 1, sayCount: 2, sayParts: 1, sayCountParts: 2 }

/**
 * The texts of one file: `{ msgid, plural, place }`. A call without its text is refused, because no
 * translator would see it.
 */
function saidIn(source, file) {
  // In other files `say` may be any function.
  if (!/from '[^']*\/say\.ts'/.test(source)) return []
  const tree = ts.createSourceFile(
    file,
    source,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const said = []
  const visit = (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const texts = sayers[node.expression.text]
      if (texts) {
        const given = node.arguments.slice(0, texts)
        if (!given.every((each) => ts.isStringLiteralLike(each)))
          throw new Stop(`${file}: ${node.getText()} hides its text: it stands in the call itself.`)
        said.push({ msgid: given[0].text, plural: given[1]?.text ?? null, place: file })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return said
}

/** All texts, in the order of files and lines, each text once with the files that say it. */
function everythingSaid() {
  const found = new Map()
  const files = folders
    .flatMap((folder) => [...walk(path.join(root, folder))])
    .filter((file) => /\.tsx?$/.test(file))
  for (const file of files.sort()) {
    const name = path.relative(root, file).split(path.sep).join('/')
    for (const { msgid, plural, place } of saidIn(readFileSync(file, 'utf8'), name)) {
      const there = found.get(msgid) ?? { msgid, plural: null, places: new Set() }
      if (there.plural !== null && plural !== null && there.plural !== plural)
        throw new Stop(`"${msgid}" has two plurals: "${there.plural}" and "${plural}" (${place}).`)
      there.plural ??= plural
      there.places.add(place)
      found.set(msgid, there)
    }
  }
  return [...found.values()]
}

/** The type of all texts. */
function messagesSource(said) {
  const texts = [
    ...new Set(said.flatMap(({ msgid, plural }) => (plural === null ? [msgid] : [msgid, plural]))),
  ].sort()
  const quoted = texts.map((text) =>
    text.includes("'") && !text.includes('"')
      ? JSON.stringify(text)
      : `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`,
  )
  const lines = quoted.length > 0 ? quoted.map((text) => `  | ${text}`).join('\n') : '  never'
  return `/** Every text that is said. Written by \`npm run words\`: a text that is not here does not compile. */\nexport type Message =\n${lines}\n`
}

const headers = (language) => ({
  'Project-Id-Version': 'Lino Session Console',
  Language: language,
  'MIME-Version': '1.0',
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Transfer-Encoding': '8bit',
  'Plural-Forms': `nplurals=2; plural=(${language === 'fr' ? 'n > 1' : 'n != 1'});`,
})

/** A PO file with these texts, and with the translations of the old one. */
function poSource(said, language, old) {
  const known = new Map(old.map((entry) => [entry.msgid, entry]))
  const entries = said.map(({ msgid, plural, places }) => {
    const before = known.get(msgid)
    const forms = plural === null ? 1 : 2
    const kept = before && before.translations.length === forms ? before.translations : Array(forms).fill('')
    const { translator, flag } = before?.comments ?? {}
    const comments = {
      reference: [...places].join('\n'),
      ...(translator && { translator }),
      ...(flag && { flag }),
    }
    return [msgid, { msgid, ...(plural !== null && { msgid_plural: plural }), msgstr: kept, comments }]
  })
  const data = {
    charset: 'utf-8',
    headers: headers(language),
    translations: { '': Object.fromEntries(entries) },
  }
  return `${po.compile(data, { foldLength: 0 }).toString('utf8').trimEnd()}\n`
}

if (process.argv[1] === import.meta.filename) {
  await runMain(() => {
    const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
    const said = everythingSaid()
    const wanted = [[messagesFile, messagesSource(said)]]
    for (const language of languages) {
      const file = poFile(language)
      const old = existsSync(file) ? readPo(readFileSync(file, 'utf8'), path.relative(root, file)) : []
      wanted.push([file, poSource(said, language, old)])
    }
    const stale = wanted.filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    if (values.check && stale.length > 0)
      throw new Stop(
        `Not up to the source: ${stale.map(([file]) => path.relative(root, file)).join(', ')}. Run: npm run words`,
      )
    for (const [file, text] of stale) writeFileSync(file, text)
    process.stdout.write(`${String(said.length)} texts are said.\n`)
  })
}
