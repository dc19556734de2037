import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A separate PostgreSQL, on a socket in its folder: no port, no password, no other user. */
export interface Postgres {
  /** Where its socket is. */
  readonly folder: string
  stop(): void
}

/** PostgreSQL refuses to run as root. Then it runs as this user, who owns nothing else. */
const nobody = 65_534

/** Makes and starts one in a temporary folder. Throws if `initdb` and `pg_ctl` are not in the path. */
export function startPostgres(): Postgres {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'postgres-'))
  const data = path.join(folder, 'data')
  mkdirSync(data)
  const isRoot = process.getuid?.() === 0
  const as = isRoot ? { uid: nobody, gid: nobody } : {}
  if (isRoot) for (const each of [folder, data]) chownSync(each, nobody, nobody)
  // The site, which may run as another user, reaches the socket in it.
  chmodSync(folder, 0o755)
  const run = (program: string, ...args: string[]): void => {
    execFileSync(program, args, {
      ...as,
      cwd: folder,
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], HOME: folder },
    })
  }
  try {
    run('initdb', '-D', data, '-U', 'lino', '-A', 'trust', '-E', 'UTF8', '--locale', 'C')
    const options = `-c listen_addresses= -c unix_socket_directories=${folder}`
    run('pg_ctl', '-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options, 'start')
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return {
    folder,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
