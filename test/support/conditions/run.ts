import { spawn } from 'node:child_process'
import path from 'node:path'
import { builtFolder } from '../built.ts'
import type { Command } from './commands.ts'

export interface Ended {
  /** Null: a signal ended it, or it hung and was stopped. */
  readonly code: number | null
  readonly hung: boolean
  readonly stdout: string
  readonly stderr: string
}

export interface Around {
  /** The data folder. */
  readonly home: string
  /** Other variables. Undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** As which user. Only root can choose. */
  readonly uid?: number
  /** For a shell: `2> /dev/full`. */
  readonly redirection?: string
  /** Ctrl+C as soon as stderr says this. */
  readonly stopAt?: string
  /** -9 as soon as this is true. */
  readonly killWhen?: () => boolean
  readonly cwd: string
}

/**
 * Nothing here waits for another program, except when it is stopped. But a busy machine is slow.
 * Milliseconds.
 */
const hangsAfterMs = 20_000

/**
 * Runs the built program to its end, or until it has printed its address if it serves. It does not use a
 * keychain.
 */
export function run(command: Command, around: Around): Promise<Ended> {
  const { home, env, uid, redirection, stopAt, killWhen, cwd } = around
  const words = [process.execPath, path.join(builtFolder(), `${command.program}.js`), ...command.args]
  const line = redirection === undefined ? words : ['sh', '-c', `exec "$@" ${redirection}`, 'sh', ...words]
  const child = spawn(line[0] ?? '', line.slice(1), {
    cwd,
    env: {
      PATH: process.env['PATH'],
      LINO_SESSIONS_HOME: home,
      LINO_SESSIONS_PASSWORD: '1234',
      LINO_SESSIONS_NO_KEYCHAIN: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  })
  const said = { stdout: '', stderr: '' }
  let hung = false
  let stopped = false
  const stop = (): void => {
    if (!stopped) child.kill('SIGINT')
    stopped = true
  }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
      if (stopAt !== undefined && said.stderr.includes(stopAt)) stop()
      if (command.serves && /^http:\S+\n/m.test(said.stdout)) stop()
    })
  }
  const late = setTimeout(() => {
    hung = true
    child.kill('SIGKILL')
  }, hangsAfterMs)
  const looking = killWhen && setInterval(() => killWhen() && child.kill('SIGKILL'), 2)
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(late)
      clearInterval(looking)
      resolve({ code, hung, ...said })
    })
  })
}
