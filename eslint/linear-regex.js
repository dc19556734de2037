/**
 * Regular expressions read what a site or a person has sent, so none may take more than linear time. recheck
 * decides that by automata, and by attacks if automata cannot decide (`/\s+:\s+/` and `/\/+$/` are
 * quadratic). Nobody can decide it for a pattern that is made at run time.
 */
import { getStaticValue } from '@eslint-community/eslint-utils'
import { checkSync } from 'recheck'

/** Without one of these a pattern matches texts of one greatest length, wherever it begins. */
const endless = /[*+]|\{\d+,\}/

const known = new Map()

/** Why this pattern may not be here. Null: it may. Exported for its test. */
export function refusal(pattern, flags) {
  if (!endless.test(pattern)) return null
  const name = `/${pattern}/${flags}`
  if (!known.has(name)) known.set(name, decide(pattern, flags))
  return known.get(name)
}

function decide(pattern, flags) {
  const { status, complexity, error } = checkSync(pattern, flags, { timeout: 60_000 })
  if (status === 'safe') return null
  const why = status === 'vulnerable' ? complexity.summary : `not to be decided: ${error?.kind}`
  return `takes more than linear time (${why})`
}

/** `RegExp`, not a variable of that name. */
const isRegExp = (node, context) =>
  node.callee.type === 'Identifier' &&
  node.callee.name === 'RegExp' &&
  !context.sourceCode.getScope(node).set.has('RegExp')

export const linearRegexRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      slow: 'This pattern {{reason}}: cut the text before, or read it with split or indexOf.',
      made: 'A pattern that is made at run time cannot be checked: write it out, or compare texts.',
    },
  },
  create(context) {
    const check = (node, pattern, flags) => {
      const reason = refusal(pattern, flags)
      if (reason) context.report({ node, messageId: 'slow', data: { reason } })
    }
    const made = (node) => {
      if (!isRegExp(node, context)) return
      const scope = context.sourceCode.getScope(node)
      const [pattern, flags] = node.arguments.map((each) => getStaticValue(each, scope)?.value)
      const flagsKnown = node.arguments.length < 2 || typeof flags === 'string'
      if (pattern instanceof RegExp && flagsKnown) check(node, pattern.source, flags ?? pattern.flags)
      else if (typeof pattern === 'string' && flagsKnown) check(node, pattern, flags ?? '')
      else context.report({ node, messageId: 'made' })
    }
    return {
      Literal: (node) => {
        if (node.regex) check(node, node.regex.pattern, node.regex.flags)
      },
      NewExpression: made,
      CallExpression: made,
    }
  },
}
