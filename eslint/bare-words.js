/**
 * Every sentence for a person comes from the catalogues (words/say.ts). A text that is only in the source is
 * always English, whatever the user speaks. Three places show texts: the text between tags, attributes that
 * are read or shown, and the terminal's two outputs.
 */
import path from 'node:path'

/** Attributes that a person reads or hears. `label`, `hint` and the like are those of our own components. */
const visibleAttributes = new Set([
  ...['title', 'placeholder', 'alt', 'label', 'aria-label', 'aria-description', 'aria-valuetext'],
  ...['aria-roledescription', 'aria-placeholder', 'summary', 'content', 'srcDoc', 'download'],
  ...['hint', 'error', 'lead', 'name', 'sentence', 'said', 'none', 'text', 'anonymous'],
])
/** Here these names have another meaning. */
const elementsOwn = { input: ['name'], Icon: ['name'], meta: ['content', 'name'], a: ['download'] }

const outputs = new Set(['stdout', 'stderr', 'out', 'err', 'showErrorBox'])
/** Names by which a program of the terminal calls its functions that speak to a person. */
const askers = new Set(['ask', 'note', 'printLine'])

/**
 * What the user types is the same in every language: the program's name before its lines, a command line, an
 * option.
 */
const typed = /^\s*lino-sessions( .*|: ?)?\n?$|^ ?--[a-z-]+( [a-z]+)?\n?$/
/** Only signs, figures and placeholders are the same in every language. One letter can be a key's name. */
const isWords = (text) => /\p{L}{2}/u.test(text) && !typed.test(text)
/** A list of names is written by `list` or `series`: each language has its own comma and its own "and". */
const isComma = (text) => /^\s*[,;]\s*$/.test(text)

/** Every text that this expression may produce, as far as it is in the expression itself. */
function textsIn(node) {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node] : []
    case 'JSXText':
      return [node]
    case 'TemplateLiteral':
      return [...node.quasis, ...node.expressions.flatMap(textsIn)]
    case 'JSXExpressionContainer':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return textsIn(node.expression)
    case 'ConditionalExpression':
      return [...textsIn(node.consequent), ...textsIn(node.alternate)]
    case 'LogicalExpression':
      // The text before `&&` is drawn only if it is not compared.
      return [...(node.operator === '&&' ? [] : textsIn(node.left)), ...textsIn(node.right)]
    case 'BinaryExpression':
      return node.operator === '+' ? [...textsIn(node.left), ...textsIn(node.right)] : []
    case 'ArrayExpression':
      return node.elements.flatMap(textsIn)
    case 'SpreadElement':
      return textsIn(node.argument)
    case 'CallExpression':
      return textsOfCall(node)
    default:
      return []
  }
}

/**
 * A text that is built from others is shown, too: `'a'.concat(b)`, `[a, 'b'].join(', ')`. A sayer's texts are
 * in the catalogues.
 */
function textsOfCall({ callee, arguments: given }) {
  if (callee.type === 'Identifier' || callee.type !== 'MemberExpression') return []
  const name = callee.property.name
  const makesText = ['join', 'concat', 'trim', 'padEnd', 'padStart', 'filter', 'toUpperCase', 'toLowerCase']
  return makesText.includes(name) ? [...textsIn(callee.object), ...given.flatMap(textsIn)] : []
}

const textOf = (node) =>
  node.type === 'TemplateElement' ? (node.value.cooked ?? node.value.raw) : String(node.value)

/** Why this text may not be shown. Null: it may. */
export function refusal(text) {
  if (isWords(text)) return 'words'
  return isComma(text) ? 'comma' : null
}

/** Where Electron shows a text: in an entry of a menu, and in a dialog. */
const electronTexts = new Set(['label', 'message', 'detail', 'title', 'buttons'])

const nameOf = (node) =>
  node.type === 'Identifier' ? node.name : (node.property?.name ?? node.property?.value)

/** `world.stdout.write(...)`, `err(...)`, `terminal.ask(...)`. */
function isOutput({ callee }) {
  if (callee.type === 'Identifier') return outputs.has(callee.name) || askers.has(callee.name)
  if (callee.type !== 'MemberExpression') return false
  const name = nameOf(callee)
  if (outputs.has(name) || name === 'ask') return true
  return name === 'write' && outputs.has(nameOf(callee.object))
}

/** `words` of `words.states.active`. */
const rootOf = (node) => (node.type === 'MemberExpression' ? rootOf(node.object) : node.name)
const inFunction = (context, node) =>
  context.sourceCode.getAncestors(node).some(({ type }) => /Function|^PropertyDefinition$/.test(type))

export const bareWordsRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      words: '“{{text}}” is in no catalogue: say it by words/say.ts.',
      early: 'Said when the module is loaded, it keeps the language of then: make it a function.',
      comma: 'A list is written by list() or series() of words/format.ts: each language has its own comma.',
    },
  },
  create(context) {
    const fromWords = new Set()
    // From the repository's folder: this may itself lie in a folder called `main`.
    const [folder, host] = path.relative(context.cwd, context.filename).split(path.sep)
    const inTerminal = folder === 'main'
    const inElectron = inTerminal && host === 'electron'
    const check = (node) => {
      for (const each of textsIn(node)) {
        const text = textOf(each)
        const messageId = refusal(text)
        if (messageId !== null) context.report({ node: each, messageId, data: { text: text.trim() } })
      }
    }
    return {
      JSXText: check,
      'JSXElement > JSXExpressionContainer, JSXFragment > JSXExpressionContainer': check,
      JSXAttribute(node) {
        const name = node.name.type === 'JSXIdentifier' ? node.name.name : ''
        const element = node.parent.name.type === 'JSXIdentifier' ? node.parent.name.name : ''
        if (visibleAttributes.has(name) && !elementsOwn[element]?.includes(name)) check(node.value)
      },
      Property(node) {
        if (inElectron && electronTexts.has(nameOf(node.key))) check(node.value)
      },
      ImportDeclaration(node) {
        if (!/(^|\/)words\/|^\.\/say\.ts$/.test(node.source.value)) return
        for (const { local } of node.specifiers) fromWords.add(local.name)
      },
      CallExpression(node) {
        if (inTerminal && isOutput(node)) node.arguments.forEach(check)
        if (fromWords.has(rootOf(node.callee)) && !inFunction(context, node))
          context.report({ node, messageId: 'early' })
      },
    }
  },
}
