import { parseJson } from '../../../contract/parse-json.ts'
import type { Command } from './commands.ts'
import type { Ended } from './run.ts'

/**
 * What is wrong with how a program ended, under any condition. Empty: nothing. A failed test shows these
 * sentences.
 */
export function faultsOf(command: Command, ended: Ended): string[] {
  const { code, hung, stdout, stderr } = ended
  if (hung) return [`hung, and had said: ${stderr.slice(-300)}`]
  const faults: string[] = []
  const say = (what: string): void => void faults.push(`${what}: ${(stderr + stdout).slice(0, 500)}`)
  if (code === null || !documented.has(code)) say(`ended with ${String(code)}`)
  const traces =
    /^\s+at .*:\d+|\b(?:Type|Range|Reference|Syntax|System)Error\b|Something went wrong inside|\[object |undefined\b|node:internal/m
  if (traces.test(stdout + stderr)) say('speaks of its inside')
  if (stderr.includes('one session may be left')) say('left a session')
  return [...faults, ...(command.args.includes('--json') ? ofJson(ended) : ofWords(ended))]
}

const documented = new Set([0, 1, 2, 3, 4, 5, 130])

/** One document, with a sentence in it after a failure. */
function ofJson({ code, stdout, stderr }: Ended): string[] {
  if (isLost(stderr)) return []
  const document = parseJson(stdout)
  if (typeof document !== 'object' || document === null)
    return [`no document, code ${String(code)}: ${stdout.slice(0, 200)} ${stderr.slice(0, 300)}`]
  const failure: unknown = Reflect.get(document, 'failure')
  const hint: unknown =
    typeof failure === 'object' && failure !== null ? Reflect.get(failure, 'hint') : undefined
  if (code === 0 && failure !== undefined) return [`a failure, and code 0: ${stdout.slice(0, 300)}`]
  if (code !== 0 && (typeof hint !== 'string' || !isSentence(hint)))
    return [`code ${String(code)} without a sentence: ${stdout.slice(0, 300)}`]
  return []
}

/** After a failure: one complaint, in a sentence. */
function ofWords({ code, stderr }: Ended): string[] {
  const complaints = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('Note:'))
  if (code === 0) return []
  const last = complaints.at(-1) ?? ''
  return isSentence(last) ? [] : [`code ${String(code)} without a sentence: ${stderr.slice(0, 400)}`]
}

const isLost = (stderr: string): boolean => stderr.includes('The result could not be written')
const isSentence = (text: string): boolean =>
  /^\S.{10,}[.:]$/su.test(text.trimEnd()) && !/\b[A-Z]+Error\b/.test(text)
