import type { Rule } from 'eslint'

/** Why this text may not be shown from the source. Null: it may. */
export function refusal(text: string): 'words' | 'comma' | null
/** The rule `house/bare-words`. */
export const bareWordsRule: Rule.RuleModule
