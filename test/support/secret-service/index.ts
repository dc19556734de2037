import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe } from 'vitest'
import { firstLine, keyringAnswers, lockKeyring } from './bus.ts'
import { secludedEnvironment, temporaryFolder } from './folder.ts'
import { missingForSecretService } from './requirements.ts'

export { startDisplay } from './display.ts'
export { secludedEnvironment, temporaryFolder } from './folder.ts'

const run = promisify(execFile)

type Env = Readonly<Record<string, string>> & { readonly DBUS_SESSION_BUS_ADDRESS: string }

/** A real GNOME Keyring on its own session bus, with its files in a temporary folder. */
export interface SecretService {
  /** For a process that is to use this keyring. */
  readonly env: Env
  lock(): Promise<void>
  /**
   * The keyring's daemon is started again, as at a desktop's sign-in. A wrong password is not reported, and
   * unlocks nothing.
   */
  signIn(password: string): Promise<void>
  /** The daemon stops answering, without ending, until `thaw`. */
  freeze(): void
  thaw(): void
  /** Stores an entry as another program would. Attributes in pairs. */
  storeByHand(secret: Buffer, attributes: readonly string[]): Promise<void>
  stop(): Promise<void>
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** A program that gets its input. Resolves when it has ended. */
async function feed(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input: string | Buffer,
) {
  const child = spawn(program, args, { env, stdio: ['pipe', 'ignore', 'ignore'] })
  const ended = once(child, 'exit')
  child.stdin.end(input)
  const [code] = (await ended) as [number | null]
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}`)
}

async function startKeyring(env: Env, password: string | null): Promise<ChildProcess> {
  const unlocking = password === null ? [] : ['--unlock']
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...unlocking], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  daemon.stdin.end(password ?? '')
  await keyringAnswers(env.DBUS_SESSION_BUS_ADDRESS)
  return daemon
}

/** `password`: of the login keyring, which is made and unlocked with it. Null: there is no keyring yet. */
export async function startSecretService({
  password,
  display,
}: {
  password: string | null
  display?: string
}): Promise<SecretService> {
  const folder = temporaryFolder()
  const secluded = { ...secludedEnvironment(folder), ...(display ? { DISPLAY: display } : {}) }
  const address = `unix:path=${path.join(folder, 'run', 'bus')}`
  const env = { ...secluded, DBUS_SESSION_BUS_ADDRESS: address }

  const bus = spawn(
    'dbus-daemon',
    ['--session', '--nofork', '--nopidfile', `--address=${address}`, '--print-address=1'],
    { env: secluded, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  await firstLine(bus.stdout)
  let daemon = await startKeyring(env, password)

  return {
    env,
    lock: () => lockKeyring(address),
    async signIn(given) {
      await end(daemon)
      daemon = await startKeyring(env, given)
    },
    freeze: () => void daemon.kill('SIGSTOP'),
    thaw: () => void daemon.kill('SIGCONT'),
    storeByHand: (secret, attributes) =>
      feed('secret-tool', ['store', '--label=by hand', ...attributes], env, secret),
    async stop() {
      await end(daemon)
      await end(bus)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Tests that need a real Secret Service. Without one they say so, and count as skipped. */
export function describeWithSecretService(title: string, tests: () => void): void {
  const missing = missingForSecretService()
  if (missing) process.stderr.write(`SKIPPED: ${title}: ${missing}\n`)
  describe.skipIf(missing !== null)(missing ? `${title} (skipped: ${missing})` : title, tests)
}

/** The attributes of all entries whose service is ours, as `secret-tool` prints them. */
export async function entriesByHand(env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout, stderr } = await run(
    'secret-tool',
    ['search', '--all', 'service', 'Lino Session Console'],
    { env },
  )
  return stdout + stderr
}
