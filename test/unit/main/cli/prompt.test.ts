import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { Terminal } from '../../../../main/cli/prompt.ts'
import { openTerminal } from '../../../../main/cli/prompt.ts'

interface Typing {
  readonly terminal: Terminal
  readonly shown: () => string
  readonly type: (text: string) => void
  readonly abort: () => void
  readonly interrupts: () => number
}

function typing(): Typing {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined })
  const output = Object.assign(new PassThrough(), { isTTY: true })
  const controller = new AbortController()
  let shown = ''
  let interrupts = 0
  output.on('data', (chunk: Buffer) => (shown += chunk.toString()))
  const terminal = openTerminal({
    input,
    output,
    signal: controller.signal,
    onInterrupt: () => (interrupts += 1),
  })
  if (!terminal) throw new Error('no terminal')
  return {
    terminal,
    shown: () => shown,
    type: (text) => input.write(text),
    abort: () => controller.abort(),
    interrupts: () => interrupts,
  }
}

describe('openTerminal', () => {
  it('is null if nobody sees the question or can answer it', () => {
    const base = { signal: new AbortController().signal, onInterrupt: () => undefined }
    const seen = Object.assign(new PassThrough(), { isTTY: true })
    expect(openTerminal({ ...base, input: new PassThrough(), output: seen })).toBeNull()
    expect(openTerminal({ ...base, input: seen, output: new PassThrough() })).toBeNull()
  })

  it('shows nothing of a secret, not even its length', async () => {
    const { terminal, type, shown } = typing()
    const answer = terminal.askSecret('Password: ')
    type('hunter3\u007f2\r')
    expect(await answer).toBe('hunter2')
    expect(shown()).toBe('Password: \n')
  })

  it('echoes an answer that is no secret', async () => {
    const { terminal, type, shown } = typing()
    const answer = terminal.ask('Kill? ')
    await expect.poll(shown).toContain('Kill? ')
    type('yes\r')
    expect(await answer).toBe('yes')
    expect(shown()).toContain('Kill? ')
    expect(shown()).toContain('yes')
  })

  it('asks one question after the other', async () => {
    const { terminal, type, shown } = typing()
    const first = terminal.askSecret('Password: ')
    type('1234\r')
    expect(await first).toBe('1234')
    const second = terminal.ask('Code: ')
    await expect.poll(shown).toContain('Code: ')
    type('567\r')
    expect(await second).toBe('567')
  })

  it('takes no answer that was typed before the question was shown, but hears Ctrl+C', async () => {
    const { terminal, type, shown, interrupts } = typing()
    type('y\r')
    const answer = terminal.ask('Kill? ')
    await expect.poll(shown).toContain('Kill? ')
    expect(shown()).not.toContain('y')
    type('no\r')
    expect(await answer).toBe('no')
    type('\u0003')
    void terminal.ask('Kill? ')
    await expect.poll(interrupts).toBe(1)
  })

  it('has no answer when the input ends', async () => {
    const { terminal, type } = typing()
    const answer = terminal.askSecret('Password: ')
    type('\u0004')
    expect(await answer).toBeNull()
  })

  it('hears Ctrl+C, which is a character in raw mode, and is ended by it', async () => {
    const { terminal, type, abort, interrupts } = typing()
    const answer = terminal.askSecret('Password: ')
    type('hun\u0003')
    await expect.poll(interrupts).toBe(1)
    abort()
    expect(await answer).toBeNull()
    expect(await terminal.ask('again? ')).toBeNull()
  })
})
