import { spawn } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const cli = path.join(import.meta.dirname, '..', '..', '..', 'demo', 'cli.ts')

interface Ended {
  code: number | null
  output: string
}

/** Runs the command. `onLine` gets its first line and a way to stop it. */
function run(
  options: string[],
  onLine: (line: string, stop: () => void) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...options])
  let output = ''
  const more = (chunk: Buffer): void => {
    output += chunk.toString('utf8')
    if (output.endsWith('\n')) onLine(output, () => child.kill('SIGTERM'))
  }
  child.stdout.on('data', more)
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}

describe('the demo command', () => {
  it('says in one line where the site is, who may sign in and how to stop it', async () => {
    let status = 0
    const ended = await run(['--sessions', '3'], (line, stop) => {
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0] ?? ''
      void fetch(`${url}user/settings/`).then((response) => {
        status = response.status
        stop()
      })
    })
    expect(status).toBe(200)
    expect(ended.code).toBe(0)
    expect(ended.output).toMatch(
      /^Demo site at .* \(users robin, rolf, romain, luc, marc; password 1234\)\. Ctrl\+C .*\n$/,
    )
  })

  it('never prints a password that was given', async () => {
    const ended = await run(['--sessions', '3', '--password', 'geheim'], (_line, stop) => stop())
    expect(ended.output).not.toContain('geheim')
  })

  it('explains what is wrong with its options', async () => {
    const ended = await run(['--lino', '22'])
    expect(ended.code).not.toBe(0)
    expect(ended.output).toContain('Allowed choices are 26, 21')
  })

  it.each([['robin:geheim@x'], ['--passwort=geheim'], ['--port', 'robin:geheim@x']])(
    'repeats nothing that may be a password: %s %s',
    async (...typed) => {
      const ended = await run(typed)
      expect([ended.code, ended.output]).toEqual([2, expect.stringMatching(/^error: /)])
      expect(ended.output).not.toContain('geheim')
    },
  )

  it('says what to do when it cannot start', async () => {
    const ended = await run(['--database', '/no/such/folder/sessions.sqlite'])
    expect(ended.code).toBe(1)
    expect(ended.output).toMatch(
      /^The demo site could not be started: .* Choose another --port or --database\.\n$/,
    )
  })
})
