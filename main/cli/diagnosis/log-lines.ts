import { redact } from '../../../core/adapters/redaction.ts'
import { pathTemplate } from '../../../core/lino/index.ts'

/** A line as `core/adapters/log.ts` writes it: time, level, message, and facts by name with JSON values. */
const ours = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z) (debug|info|warning|error) ([^=]*?)((?: [A-Za-z]+=.*)?)$/
const fact = / ([A-Za-z]+)=("(?:[^"\\]|\\.)*"|true|false|null|-?\d+(?:\.\d+)?)(?= |$)/y

/** Facts that say what happened, and never to whom. All others are hidden, whatever they hold. */
const told = new Set([
  'activityOffset',
  'cookieAge',
  'event',
  'expiryOffset',
  'host',
  'kind',
  'leftBehind',
  'method',
  'ms',
  'order',
  'path',
  'planned',
  'process',
  'reason',
  'siteId',
  'status',
  'trouble',
  'version',
  'windows',
  'zones',
])

const hidden = '[hidden]'
/** An ordinary word: no key, no address, no path, no number. */
const word = /^[("'«]*[A-Za-z]{1,20}(?:['’-][A-Za-z]{1,12})*[)"'».,:;!?]*$/
/** After such a word there may follow what it names. */
const secretFollows = /^\W*(?:pass|pwd|token|cookie|secret|session|csrf|auth|bearer|code|credential)/i
const uuid = /^([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const versionNumber = /^\d{1,3}(?:\.\d{1,3}){1,3}$/

/** Sentences of ours, and what a system says of an error, keep their words. What is no word is hidden. */
function wordsOnly(text: string): string {
  const words = text.split(' ')
  const last = words.findIndex((each) => secretFollows.test(each))
  const open = last === -1 ? words : words.slice(0, last + 1)
  const kept = open.map((each) => (each === '' || word.test(each) ? each : hidden))
  return (open.length < words.length ? [...kept, hidden] : kept).join(' ')
}

function valueOf(name: string, written: string): string {
  if (!told.has(name)) return hidden
  if (!written.startsWith('"')) return written
  const text = String(JSON.parse(written))
  return JSON.stringify(safeText(name, text))
}

function safeText(name: string, text: string): string {
  if (name === 'siteId') return uuid.exec(text)?.[1] ?? hidden
  if (name === 'version') return versionNumber.test(text) ? text : hidden
  if (name === 'path') return pathTemplate(`http://site.invalid${text}`)
  return wordsOnly(text)
}

/** Null: they are none of ours. */
function factsOf(text: string): string | null {
  let safe = ''
  fact.lastIndex = 0
  for (let at = 0; at < text.length; at = fact.lastIndex) {
    const [all, name = '', written = ''] = fact.exec(text) ?? []
    if (all === undefined) return null
    safe += ` ${name}=${valueOf(name, written)}`
  }
  return safe
}

/**
 * A line of the log as it may be sent to a stranger. Not secrets are looked for, but what is known to be harmless is kept: the
 * words of a sentence, and facts from a list. Users, sites, addresses and paths are hidden as well.
 */
export function safeLine(line: string, secrets: Iterable<string> = []): string {
  const [, time, level, message = '', facts = ''] = ours.exec(redact(line, secrets)) ?? []
  const safeFacts = time === undefined ? null : factsOf(facts)
  if (time === undefined || safeFacts === null) return `${hidden} a line of ${String(line.length)} characters`
  return `${time} ${level ?? ''} ${wordsOnly(message)}${safeFacts}`
}
