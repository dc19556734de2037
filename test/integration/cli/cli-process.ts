import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { builtFolder } from '../../support/built.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const entry = path.join(root, 'main/cli/index.ts')
const typeAt = path.join(import.meta.dirname, 'type-at.py')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  readonly stderrSoFar: () => string
}

export interface CliOptions {
  readonly password?: string
  readonly code?: string
  /** Other variables. Undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Its source instead of the built program. It takes three times as long to start. */
  readonly source?: boolean
  /** Options of Node's own. */
  readonly node?: readonly string[]
  /** The text on its standard input. Empty by default. */
  readonly stdin?: string
  /** The working directory. */
  readonly cwd?: string
  /** Settings that outlive one command. */
  readonly home?: string
  /**
   * Type at it on a pseudo-terminal: each answer when its text has appeared. Everything shown is then stdout.
   */
  readonly dialogue?: readonly (readonly [text: string, answer: string])[]
}

/** A folder for settings that goes with the test. */
export function temporaryHome(): string {
  const home = mkdtempSync(path.join(os.tmpdir(), 'lino-sessions-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  return home
}

/** The terminal as it is installed, as a process of its own, without a terminal to ask on. */
export function startCli(args: readonly string[], options: CliOptions = {}): Started {
  const { password = '1234', code = '', home = temporaryHome(), dialogue } = options
  const program = options.source ? entry : path.join(builtFolder(), 'cli.js')
  const command = [process.execPath, ...(options.node ?? []), program, ...args]
  const typed = dialogue ? ['python3', typeAt, JSON.stringify(dialogue), ...command] : command
  const child = spawn(typed[0] ?? '', typed.slice(1), {
    cwd: options.cwd ?? root,
    env: {
      PATH: process.env['PATH'],
      LINO_SESSIONS_HOME: home,
      LINO_SESSIONS_PASSWORD: password,
      LINO_SESSIONS_CODE: code,
      ...options.env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  // A program that ends without reading it is no fault of the test's.
  child.stdin.on('error', () => undefined)
  child.stdin.end(options.stdin ?? '')
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (exitCode) => resolve({ code: exitCode, stdout, stderr }))
  })
  onTestFinished(async () => {
    if (child.exitCode === null) child.kill('SIGKILL')
    await ended
  })
  return { child, ended, stderrSoFar: () => stderr }
}

export function runCli(args: readonly string[], options: CliOptions = {}): Promise<Ended> {
  return startCli(args, options).ended
}

/** What stdout held: one JSON document, or the test fails. */
export function documentOf(ended: Ended): Record<string, unknown> {
  const document: unknown = JSON.parse(ended.stdout)
  if (typeof document !== 'object' || document === null) throw new Error('not a JSON document')
  return { ...document }
}

export function failureOf(ended: Ended): unknown {
  const { failure, ...rest } = documentOf(ended)
  if (Object.keys(rest).length > 0 || typeof failure !== 'object' || failure === null) {
    throw new Error(`not a failure alone: ${ended.stdout}`)
  }
  if (!Object.keys(failure).join().startsWith('kind,hint')) throw new Error(`other keys: ${ended.stdout}`)
  return Reflect.get(failure, 'kind')
}
