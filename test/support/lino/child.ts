import { spawn, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'

/** The children of this process that still run. None of them may outlive it. */
const running = new Set<ChildProcess>()
/** Nor may their folders. */
const homes = new Set<string>()

process.on('exit', () => {
  for (const child of running) killGroup(child)
  for (const home of homes) removeHome(home)
})

/** The folder of a site, which is removed when this process ends, or earlier. */
export function ownHome(home: string): string {
  homes.add(home)
  return home
}

export function removeHome(home: string): void {
  homes.delete(home)
  rmSync(home, { recursive: true, force: true, maxRetries: 3 })
}

/** SIGKILL for a child and for the processes that it has started itself. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL') // its own group, because it was started detached
  } catch {
    // it has ended already
  }
}

/** A child process, held by its pid. */
export interface Child {
  readonly process: ChildProcess
  /** Resolves to its exit code (or the signal's name) once the process and its children have ended. */
  readonly ended: Promise<string>
}

/** Starts a program of a site in the site's folder. Its standard error goes to the open file `log`. */
export function startChild(
  program: string,
  args: readonly string[],
  home: string,
  stdout: 'pipe' | number,
  log: number,
): Child {
  const child = spawn(program, args, {
    cwd: home,
    detached: true,
    stdio: ['pipe', stdout, log, 'pipe'],
    // HOME: Lino and gunicorn write files there. Nothing else of ours, so that the site depends on none of
    // it.
    env: {
      PATH: process.env['PATH'],
      LC_ALL: 'C.UTF-8',
      HOME: home,
      PYTHONPATH: home,
      PYTHONDONTWRITEBYTECODE: '1',
      DJANGO_SETTINGS_MODULE: 'linolive.settings',
    },
  })
  running.add(child)
  child.stdin?.on('error', () => undefined) // a dead child says so by its exit
  const ended = new Promise<string>((resolve) => {
    const settle = (how: string): void => {
      running.delete(child)
      resolve(how)
    }
    child.on('error', (error) => settle(error.message))
    // not 'exit': the pipes close only when the last of its workers is gone as well
    child.on('close', (code, signal) => settle(signal ?? String(code)))
  })
  return { process: child, ended }
}
