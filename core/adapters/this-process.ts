import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, readlink } from 'node:fs/promises'
import path from 'node:path'

/** What a platform says about its machine and its processes. Null: nothing. Never rejects. */
export interface MachineFacts {
  machine(): Promise<string | null>
  boot(): Promise<string | null>
  pidSpace(): Promise<string | null>
  /** The start of the process with this number. Empty: the process is dead, and only not cleared away yet. */
  started(id: number): Promise<string | null>
}

/** Reads a file or a link, or runs a program. Rejects if there is none. */
export interface Asking {
  read(file: string): Promise<string>
  link(file: string): Promise<string>
  /** Its standard output. The program has its whole path, so none from the working directory runs. */
  run(program: string, args: readonly string[]): Promise<string>
}

/** A program that hangs is given up after this time. Milliseconds. */
const programMs = 5000
/** Process numbers are the same for everybody on the machine. */
const oneSpace = 'one'

const thisSystem: Asking = {
  read: (file) => readFile(file, 'utf8'),
  link: (file) => readlink(file),
  run: (program, args) =>
    new Promise((resolve, reject) => {
      // The same words in every language and time zone of the user.
      const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
      const options = { timeout: programMs, encoding: 'utf8' as const, env, windowsHide: true }
      execFile(program, [...args], options, (error, stdout) => (error ? reject(error) : resolve(stdout)))
    }),
}

/** Facts of this platform, as digests, because nobody should read a machine's number in our files. */
export function machineFacts(
  platform: NodeJS.Platform = process.platform,
  ask: Asking = thisSystem,
): MachineFacts {
  switch (platform) {
    case 'linux':
      return linux(ask)
    case 'darwin':
      return macOs(ask)
    case 'win32':
      return windows(ask)
    default:
      return unknownPlatform
  }
}

const unknownPlatform: MachineFacts = {
  machine: async () => null,
  boot: async () => null,
  pidSpace: async () => null,
  started: async () => null,
}

/** Sources: machine-id(5), proc(5), random(4), pid_namespaces(7). */
function linux(ask: Asking): MachineFacts {
  return {
    async machine() {
      const id =
        (await matched(ask.read('/etc/machine-id'), /^([0-9a-f]{32})$/)) ??
        (await matched(ask.read('/var/lib/dbus/machine-id'), /^([0-9a-f]{32})$/))
      return digestOf('machine', id)
    },
    boot: async () =>
      digestOf('boot', await matched(ask.read('/proc/sys/kernel/random/boot_id'), /^([0-9a-f-]{36})$/)),
    pidSpace: () => matched(ask.link('/proc/self/ns/pid'), /^pid:\[(\d+)\]$/),
    async started(id) {
      // The name is in brackets and may hold anything. The state follows it, and the start is the 20th field
      // after it.
      const fields = await ask.read(`/proc/${String(id)}/stat`).then(
        (text) => text.slice(text.lastIndexOf(') ') + 2).split(' '),
        () => [],
      )
      // A dead process whose parent has not asked for it yet does nothing any longer.
      const isDead = fields[0] === 'Z' || fields[0] === 'X'
      return isDead ? '' : (/^\d+$/.exec(fields[19] ?? '')?.[0] ?? null)
    },
  }
}

/**
 * Sources: ioreg(8), sysctl(8), ps(1). Each start makes the session's UUID. The time of the start moves with
 * the clock.
 */
function macOs(ask: Asking): MachineFacts {
  return {
    async machine() {
      const registry = ask.run('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'])
      return digestOf('machine', await matched(registry, /"IOPlatformUUID" = "([0-9A-Fa-f-]{36})"/))
    },
    async boot() {
      const session = ask.run('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'])
      return digestOf('boot', await matched(session, /^([0-9A-Fa-f-]{36})$/))
    },
    pidSpace: async () => oneSpace,
    started: (id) => matched(ask.run('/bin/ps', ['-o', 'lstart=', '-p', String(id)]), /^(\w.*\d)$/),
  }
}

/** Sources: the registry's MachineGuid, its BootId (counted up at each start), Get-Process. */
function windows(ask: Asking): MachineFacts {
  const system = path.win32.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32')
  const registry = (key: string, name: string): Promise<string> =>
    ask.run(path.win32.join(system, 'reg.exe'), ['query', `HKLM\\${key}`, '/v', name, '/reg:64'])
  const memory = 'SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters'
  return {
    async machine() {
      const guid = registry('SOFTWARE\\Microsoft\\Cryptography', 'MachineGuid')
      return digestOf('machine', await matched(guid, /MachineGuid\s+REG_SZ\s+([0-9A-Fa-f-]{36})/))
    },
    boot: async () =>
      digestOf('boot', await matched(registry(memory, 'BootId'), /BootId\s+REG_DWORD\s+(0x[0-9a-f]+)/i)),
    pidSpace: async () => oneSpace,
    started: (id) =>
      matched(
        ask.run(path.win32.join(system, 'WindowsPowerShell', 'v1.0', 'powershell.exe'), [
          '-NoProfile',
          '-NonInteractive',
          '-Command',
          `(Get-Process -Id ${String(id)}).StartTime.ToFileTimeUtc()`,
        ]),
        /^(\d+)$/,
      ),
  }
}

async function matched(text: Promise<string>, pattern: RegExp): Promise<string | null> {
  try {
    return pattern.exec((await text).trim())?.[1] ?? null
  } catch {
    return null
  }
}

function digestOf(what: string, value: string | null): string | null {
  if (value === null) return null
  return createHash('sha256')
    .update(`lino-session-console ${what} ${value.toLowerCase()}`)
    .digest('hex')
    .slice(0, 32)
}
