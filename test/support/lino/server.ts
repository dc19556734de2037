import { closeSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { killGroup, startChild, type Child } from './child.ts'

/** A running gunicorn. */
export interface Server {
  readonly port: number
  readonly pid: number
  /** Ends it properly, and by force after 10 s. */
  stop(): Promise<void>
  /** kill -9, for it and its workers. */
  kill(): Promise<void>
}

const startTimeout = 120_000

/** Resolves to the port once every worker serves. Never, if they do not. */
function allServing(child: Child, workers: number): Promise<number> {
  return new Promise((resolve) => {
    const news = child.process.stdio[3]
    if (!(news instanceof Readable)) throw new Error('The server has no channel for its emit.')
    let port = 0
    let serving = 0
    createInterface(news).on('line', (line) => {
      const said: { port?: number; worker?: number } = JSON.parse(line)
      if (said.port !== undefined) port = said.port
      if (said.worker !== undefined) serving += 1
      if (serving === workers) resolve(port)
    })
  })
}

/**
 * The port, once every worker serves. Rejects with the end of the log if the server ends before that, or
 * hangs.
 */
async function ready(child: Child, workers: number, logFile: string): Promise<number> {
  const late = new AbortController()
  const outcome = await Promise.race([
    allServing(child, workers),
    child.ended.then((how) => `ended while starting (${how})`),
    setTimeout(startTimeout, `did not start in ${startTimeout / 1000} s`, {
      signal: late.signal,
      ref: false,
    }),
  ])
  late.abort()
  if (typeof outcome === 'number') return outcome
  killGroup(child.process)
  throw new Error(`The Lino site ${outcome}:\n${readFileSync(logFile, 'utf8').slice(-3000)}`)
}

/** Starts gunicorn over the site in `home`. Port 0 takes any free one. */
export async function startServer(
  python: string,
  home: string,
  port: number,
  { threads, workers }: { threads: number; workers: number },
): Promise<Server> {
  const logFile = path.join(home, 'server.log')
  const log = openSync(logFile, 'a')
  const args = ['-m', 'gunicorn.app.wsgiapp', '-c', 'python:linolive.serve', '-b', `127.0.0.1:${port}`]
  const scale = ['--threads', String(threads), '-w', String(workers)]
  const child = startChild(python, [...args, ...scale, 'linolive.wsgi:application'], home, log, log)
  closeSync(log)
  const served = await ready(child, workers, logFile)
  return {
    port: served,
    pid: child.process.pid ?? 0,
    async stop() {
      child.process.kill('SIGINT') // gunicorn's quick end: it does not wait for kept-alive connections
      await Promise.race([child.ended, setTimeout(10_000, null, { ref: false })])
      killGroup(child.process)
      await child.ended
    },
    async kill() {
      killGroup(child.process)
      await child.ended
    },
  }
}
