import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { othersCanRead, readGivenPassword, type PasswordPlaces } from '../../../../main/cli/given-password.ts'
import { hintOf, withHints } from '../../../support/failures.ts'

function places(
  stdin: Readable & { isTTY?: boolean } = Readable.from([]),
): PasswordPlaces & { notes: string[] } {
  const notes: string[] = []
  const { signal } = new AbortController()
  return { stdin, signal, notes, note: (sentence) => notes.push(sentence), othersCanRead }
}

function fileWith(text: string, mode = 0o600): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'password-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'password')
  writeFileSync(file, text)
  chmodSync(file, mode)
  return file
}

const fromStdin = (...chunks: (string | Buffer)[]): ReturnType<typeof readGivenPassword> =>
  readGivenPassword({ kind: 'stdin' }, places(Readable.from(chunks.map((each) => Buffer.from(each)))))
const fromFile = (file: string, given = places()): ReturnType<typeof readGivenPassword> =>
  readGivenPassword({ kind: 'file', file }, given)

describe('a password on standard input', () => {
  it.each([
    ['secret\n', 'secret'],
    ['secret\r\n', 'secret'],
    ['secret', 'secret'],
    [' with blanks \n', ' with blanks '],
    ['pässwörd\n', 'pässwörd'],
    ['\ufeffsecret\n', 'secret'],
  ])('%j is %j', async (text, password) => {
    expect(await fromStdin(text)).toEqual({ ok: true, value: password })
  })

  it('may come in pieces, also within a letter', async () => {
    const bytes = Buffer.from('pä\n')
    expect(await fromStdin(bytes.subarray(0, 2), bytes.subarray(2))).toEqual({ ok: true, value: 'pä' })
  })

  it.each([[Buffer.from([0x70, 0xe4, 0x0a])], ['one\0\n'], [Buffer.from('\ufeffone\n', 'utf16le')]])(
    'that is no UTF-8 is not sent: %j',
    async (bytes) => {
      const answer = await fromStdin(bytes)
      expect(withHints(answer)).toMatchObject({
        failure: { kind: 'usage', hint: expect.stringContaining('line of text') },
      })
    },
  )

  it.each([
    ['', 'holds no password'],
    ['\n', 'holds no password'],
    ['one\ntwo\n', 'more than one line'],
    ['one\n\n', 'more than one line'],
    ['x'.repeat(5000), 'more than a password'],
  ])('%j is a usage error that repeats nothing', async (text, why) => {
    const answer = await fromStdin(text)
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'usage' } })
    expect(hintOf(answer)).toContain(why)
    expect(JSON.stringify(answer)).not.toMatch(/one"|two|xxx/)
  })

  it('is not read for ever', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1024, 'x')
      })(),
    )
    expect(await readGivenPassword({ kind: 'stdin' }, places(endless))).toMatchObject({ ok: false })
  })

  it('is not typed, because it would be shown', async () => {
    const keyboard = Object.assign(Readable.from([Buffer.from('secret\n')]), { isTTY: true })
    expect(await readGivenPassword({ kind: 'stdin' }, places(keyboard))).toMatchObject({
      failure: { kind: 'usage' },
    })
  })

  it('is no longer waited for when the program is interrupted', async () => {
    const controller = new AbortController()
    const silent = new Readable({ read: () => undefined })
    const answer = readGivenPassword({ kind: 'stdin' }, { ...places(silent), signal: controller.signal })
    controller.abort()
    expect(await answer).toMatchObject({ failure: { kind: 'interrupted' } })
  })
})

describe('a password in a file', () => {
  it('is its one line', async () => {
    const given = places()
    expect(await fromFile(fileWith('secret\n'), given)).toEqual({ ok: true, value: 'secret' })
    expect(given.notes).toEqual([])
  })

  it.each([0o604, 0o640, 0o644])('is used with a note if others can read it (%o)', async (mode) => {
    const given = places()
    const file = fileWith('secret\n', mode)
    expect(await fromFile(file, given)).toEqual({ ok: true, value: 'secret' })
    expect(given.notes).toEqual([expect.stringContaining(file)])
  })

  it.each(['/dev/zero', os.tmpdir(), '/nowhere/at/all'])('%s is a usage error', async (file) => {
    expect(await fromFile(file)).toMatchObject({ ok: false, failure: { kind: 'usage' } })
  })

  it.each(['hunter2', `${os.devNull}/hunter2`, 'hunter2'.repeat(999)])(
    'a name that no file has is not repeated, because it may be the password (%#)',
    async (file) => {
      const answer = await fromFile(file)
      expect(JSON.stringify(answer) + hintOf(answer)).not.toContain('hunter2')
      expect(hintOf(answer)).toContain('there is no such file')
    },
  )

  it('is no whole book', async () => {
    expect(await fromFile(fileWith('x'.repeat(100_000)))).toMatchObject({ failure: { kind: 'usage' } })
  })
})
