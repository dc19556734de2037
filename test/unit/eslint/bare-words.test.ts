import { ESLint, Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { bareWordsRule, refusal } from '../../../eslint/bare-words.js'

const eslint = new ESLint()

async function complaints(file: string, code: string): Promise<number> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file })
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId === 'house/bare-words').length
}
const drawn = (jsx: string): Promise<number> => complaints('renderer/x.tsx', `export const x = ${jsx}`)
const told = (call: string): Promise<number> => complaints('main/cli/x.ts', call)

describe('lint refuses texts that no catalogue has', () => {
  it.each([
    ['<p>Sign in</p>'],
    ['<p>{ready ? <b>Großartig</b> : null}</p>'],
    ["<p>{'Sign in'}</p>"],
    ['<p>{`${count} sessions`}</p>'],
    ["<p>{count === 1 ? 'one' : number(count)}</p>"],
    ["<p>{count > 0 && 'some'}</p>"],
    ["<p>{name ?? '(anonymous)'}</p>"],
    ["<p>{count + ' sessions'}</p>"],
    ["<p>{['none', name].join(' ')}</p>"],
    ["<>{'(none)' as string}</>"],
    ['<button title="Close" />'],
    ['<input placeholder={`Find ${what}`} />'],
    ["<button aria-label={open ? 'Close' : words.open()} />"],
    ['<Field label="Name" />'],
    ['<Note sentence={`Failed: ${why}`} />'],
  ])('drawn: %s', async (jsx) => {
    expect(await drawn(jsx)).toBe(1)
  })

  it('and lists with commas of their own', async () => {
    expect(await drawn("<p>{index === 0 ? '' : ', '}</p>")).toBe(1)
    expect(await drawn("<p>{names.join(', ')}</p>")).toBe(1)
    expect(refusal('; ')).toBe('comma')
  })

  it.each([
    ['world.stdout.write(`${count} sessions\\n`)'],
    ["process.stderr.write('Nothing to do.')"],
    ["out('Nothing to do.')"],
    ["err(failed ? 'It failed.' : '')"],
    ["world.terminal?.ask('Password: ')"],
    ["world.stderr.write(note('Nothing to do.'))"],
    ["printLine('Nothing to do.')"],
  ])('told on the terminal: %s', async (call) => {
    expect(await told(call)).toBe(1)
  })

  it.each([
    ["menu({ label: 'File' })"],
    ['dialog.showMessageBox({ message: `One session on ${site}` })'],
    ["dialog.showErrorBox('It failed', why)"],
  ])('shown by Electron: %s', async (call) => {
    expect(await complaints('main/electron/x.ts', call)).toBe(1)
  })

  it.each([
    ['<p>{words.signIn()} · {number(count)}{" – "}{key}…</p>'],
    ['<p className="muted nobody" data-testid="sign-in" role="status" />'],
    ['<Icon name="search" />'],
    ["<p>{state === 'signed in' && words.signedIn()}</p>"],
    ['<button title={words.close()} aria-label={say("Close")} type="button" />'],
    ["<input name='state' type='radio' />"],
  ])('but not %s', async (jsx) => {
    expect(await drawn(jsx)).toBe(0)
  })

  it('and texts that are said before it is known which language is spoken', async () => {
    const from = "import { rule as words } from '../words/rule.ts'\n"
    expect(await complaints('renderer/x.ts', `${from}export const x = { all: words.all() }`)).toBe(1)
    expect(await complaints('renderer/x.ts', `${from}export const x = { all: () => words.all() }`)).toBe(0)
    const say = "import { say } from './say.ts'\n"
    expect(await complaints('words/x.ts', `${say}export const x = [say('All')]`)).toBe(1)
    expect(await complaints('words/x.ts', `${say}export const x = [() => say('All')]`)).toBe(0)
  })

  it('nor what is typed, and what programs send each other', async () => {
    expect(await told('world.stderr.write(`lino-sessions: ${words}\\n`)')).toBe(0)
    expect(await told('world.stdout.write(`  lino-sessions list ${url} --user robin\\n`)')).toBe(0)
    expect(await told("log.write('info', 'Quit', { leftBehind: 0 })")).toBe(0)
    expect(await complaints('renderer/x.ts', "fetch('/api/events').then(() => printLine('lost'))")).toBe(0)
  })
})

it('a folder called main above the repository does not make the window a terminal', () => {
  const linter = new Linter({ cwd: '/srv/main/console' })
  const rules = { plugins: { house: { rules: { words: bareWordsRule } } }, rules: { 'house/words': 'error' } }
  const found = (file: string): number =>
    linter.verify("ask('/api/events')", { files: ['**/*.ts'], ...rules } as Linter.Config, {
      filename: `/srv/main/console/${file}`,
    }).length
  expect(found('renderer/x.ts')).toBe(0)
  expect(found('main/x.ts')).toBe(1)
})
