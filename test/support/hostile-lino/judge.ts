import type { FailureKind } from '../../../contract/failure.ts'
import { exitCodeOf } from '../../../main/cli/exit-codes.ts'
import { tracesOf } from '../../integration/secrets/traces.ts'
import type { HostileCase } from './case.ts'
import type { Seen } from './requests.ts'
import { password, type Done, type Played, type Seeded } from './stage.ts'

/** No command may take longer, whatever a site does: ten of its time-outs. Milliseconds. */
const mostMs = 15_000

/** Everything that is wrong with how the console reacted, in words. Empty: nothing. */
export function wrongs(each: HostileCase, played: Played): string[] {
  return [
    ...played.done.flatMap((done) => wrongWith(done, each, played).map((wrong) => `${done.name}: ${wrong}`)),
    ...played.lino.strayed.map((bytes) => `sent elsewhere: ${JSON.stringify(bytes.slice(0, 300))}`),
    ...played.lino.requests.flatMap((seen) => misplaced(seen, each, played)),
    ...saysWrong(each, played),
  ]
}

/** The failure's kind, or `ok`. A list of mistakes if it is no such document. */
function wordOf(stdout: string): string {
  const document: unknown = JSON.parse(stdout)
  if (typeof document !== 'object' || document === null) throw new Error('no document')
  const failure: unknown = Reflect.get(document, 'failure')
  return typeof failure === 'object' && failure !== null ? String(Reflect.get(failure, 'kind')) : 'ok'
}

function wrongWith(done: Done, each: HostileCase, { seeded }: Played): string[] {
  const { name, left } = done
  const { exitCode, stdout, stderr, records, tookMs } = done.ended
  const wrong: string[] = []
  let word: string
  try {
    word = wordOf(stdout)
  } catch {
    return [`stdout is not one JSON document: ${JSON.stringify(stdout.slice(0, 300))}`]
  }
  const expected: readonly string[] = [name === 'kill' ? (each.kill ?? each.list) : each.list].flat()
  if (!expected.includes(word))
    wrong.push(`says ${word}, not ${expected.join(' or ')}: ${stdout.slice(0, 400)}`)
  if (/unexpected|went wrong inside/i.test(stdout + stderr + records))
    wrong.push(`a mistake of the program: ${stderr}${stdout.slice(0, 300)}`)
  const usual = word === 'ok' ? 0 : exitCodeOf(word as FailureKind)
  const isPartial = name === 'kill' && stdout.includes('"outcomes"')
  if (isPartial ? ![0, 1, usual].includes(exitCode) : exitCode !== usual)
    wrong.push(`exit code ${exitCode} with ${word}`)
  if (tookMs > mostMs) wrong.push(`took ${Math.round(tookMs)} ms`)
  const keys = [...seeded.dangling, ...seeded.others, ...left]
  wrong.push(...tracesOf({ passwords: [password], keys }, { stdout, stderr, records }))
  return [...wrong, ...wrongOnSite(done, each, seeded)]
}

/**
 * What became of the sessions: only dangling ones are gone, and only by a kill. None of ours remains without
 * a word.
 */
function wrongOnSite({ name, ended, left, gone }: Done, each: HostileCase, seeded: Seeded): string[] {
  const wrong: string[] = []
  const { stdout, stderr } = ended
  const isSaid = /may be left/.test(stderr + stdout)
  if (left.length > 0 && !isSaid && !each.givesAway)
    wrong.push(`${left.length} sessions of ours are left, unsaid`)
  if (left.length > 0 && !each.mayBeLeft) wrong.push('a session of ours is left')
  if (isSaid && !each.mayBeLeft) wrong.push(`says that one session may be left: ${stderr}`)
  const victims = each.givesAway || each.lies ? [] : gone.filter((key) => !seeded.dangling.includes(key))
  if (victims.length > 0) wrong.push(`${victims.length} sessions that are not dangling were ended`)
  if (name !== 'kill' && gone.length > 0 && !each.givesAway) wrong.push('ended a session')
  const isWell = [each.kill ?? each.list].flat().includes('ok')
  const killed = each.killed ?? (isWell ? seeded.dangling.length : 0)
  if (name === 'kill' && !each.givesAway && killed !== 'any' && gone.length !== killed)
    wrong.push(`${gone.length} are gone, not ${killed}: ${stdout.slice(0, 1200)}`)
  return wrong
}

const knownPaths = [
  /^GET \/user\/settings\/$/,
  /^GET \/api\/user-settings$/,
  /^GET \/(auth|logout)$/,
  /^GET \/no-such-page-[0-9a-f]{12}$/,
  /^GET \/api\/users\/(UsersOverview|Me|X[0-9a-f]{12})\?an=sign_out$/,
  /^GET \/api\/users\/Sessions\?fmt=json&limit=[01]$/,
  /^GET \/api\/users\/Sessions\/[\w-]{8,64}\?an=kill_session&fmt=json&sr=[\w-]{8,64}$/,
  /^GET \/api\/users\/(ListedUsers|UsersOverview)\?fmt=json&limit=0$/,
  /^GET \/media\/cache\/json\/(lino|Lino_users\.Sessions)_\w{1,40}_[\w-]{1,40}\.json$/,
  /^POST \/(auth|api\/about\/About|api\/users\/UsersOverview)$/,
]
const signOuts = /^GET \/(auth|logout|api\/users\/(UsersOverview|Me)\?an=sign_out)$/

/** Each secret goes where it belongs, and nowhere else on its own site either. */
function misplaced(seen: Seen, each: HostileCase, { seeded }: Played): string[] {
  const line = `${seen.method} ${seen.target}`
  const wrong: string[] = []
  if (!knownPaths.some((known) => known.test(line))) wrong.push(`asked for ${line.slice(0, 200)}`)
  const whole = [line, JSON.stringify(seen.headers), seen.body].join('\n')
  const form = new URLSearchParams(seen.body)
  if (tracesOf({ passwords: [password], keys: [] }, { request: whole }).length > 0) {
    if (form.get('password') !== password) wrong.push(`the password stands in ${line.slice(0, 200)}`)
  }
  const keys = [...seeded.dangling, ...seeded.others]
  const sent = seen.cookies.filter(([, value]) => keys.includes(value))
  if (sent.length > 0 && !each.givesAway && !(signOuts.test(line) && seen.cookies.length === 1))
    wrong.push(`somebody's key as a cookie of ${line}`)
  const headerBytes = JSON.stringify(seen.headers).length
  if (headerBytes > 16_384) wrong.push(`headers of ${headerBytes} bytes: ${line}`)
  return wrong
}

function saysWrong(each: HostileCase, { done }: Played): string[] {
  const wrong: string[] = []
  const said = done
    .flatMap(({ name, ended }) => (name === 'list' ? [ended.stdout + ended.stderr] : []))
    .join('')
  const holds = (text: string, what: string | RegExp): boolean =>
    typeof what === 'string' ? text.includes(what) : what.test(text)
  if (each.says !== undefined && !holds(said, each.says))
    wrong.push(`does not say ${String(each.says)}: ${said}`)
  for (const { name, ended } of done) {
    const { stdout, stderr, records } = ended
    if (each.never !== undefined && holds(stdout + stderr + records, each.never))
      wrong.push(`${name} says ${String(each.never)}`)
    if (/(?!\n)[\p{Cc}\p{Bidi_Control}]/u.test(stdout + stderr))
      wrong.push(`${name} writes control characters`)
  }
  return wrong
}
