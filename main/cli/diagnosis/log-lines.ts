import { redact } from '../../../core/adapters/redaction.ts'
import { pathTemplate } from '../../../core/lino/index.ts'

/** A line as `core/adapters/log.ts` writes it: time, level, message, and facts by name with JSON values. */
const ours = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z) (debug|info|warning|error) ([^=]*?)((?: [A-Za-z]+=.*)?)$/
const fact = / ([A-Za-z]+)=("(?:[^"\\]|\\.)*"|true|false|null|-?\d+(?:\.\d+)?)(?= |$)/y

/** Facts that say what happened, and never to whom. All other facts are hidden, whatever they hold. */
const shownFacts = new Set([
  'activityOffset',
  'cause',
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
  'unread',
  'version',
  'what',
  'windows',
  'zones',
])

const hidden = '[hidden]'
/** Letters, also in parts, between marks of a sentence. */
const word = /^[("'«]*([A-Za-z]+(?:['’-][A-Za-z]+)*)[)"'».,:;!?]*$/
const longestFirst = 20
const longestNext = 12

/** An ordinary word: no key, no address, no path, no number. */
function isWord(text: string): boolean {
  const parts = word.exec(text)?.[1]?.split(/['’-]/)
  return parts?.every((part, at) => part.length <= (at === 0 ? longestFirst : longestNext)) ?? false
}

/** A word after which a name may follow. */
const secretFollows = /^\W*(?:pass|pwd|token|cookie|secret|session|csrf|auth|bearer|code|credential)/i
const uuid = /^([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const versionNumber = /^\d{1,3}(?:\.\d{1,3}){1,3}$/

/**
 * Our own sentences, and the system's words for an error, stay. Anything that is no ordinary word is hidden.
 */
function wordsOnly(text: string): string {
  const words = text.split(' ')
  const last = words.findIndex((each) => secretFollows.test(each))
  const open = last === -1 ? words : words.slice(0, last + 1)
  const kept = open.map((each) => (each === '' || isWord(each) ? each : hidden))
  return (open.length < words.length ? [...kept, hidden] : kept).join(' ')
}

function valueOf(name: string, written: string): string {
  if (!shownFacts.has(name)) return hidden
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

/** Null: they are not ours. */
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
 * A line of the log as it may be sent to a stranger. The function does not search for secrets. It keeps what
 * is known to be harmless: the words of a sentence, and facts from a list. It also hides users, sites,
 * addresses and paths.
 */
export function safeLine(line: string, secrets: Iterable<string> = []): string {
  const [, time, level, message = '', facts = ''] = ours.exec(redact(line, secrets)) ?? []
  const safeFacts = time === undefined ? null : factsOf(facts)
  if (time === undefined || safeFacts === null) return `${hidden} a line of ${String(line.length)} characters`
  return `${time} ${level ?? ''} ${wordsOnly(message)}${safeFacts}`
}
