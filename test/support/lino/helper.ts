import { closeSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { startChild } from './child.ts'

type Answer = { ok: unknown } | { error: string }

/** The process beside a site that works on its database's rows (site/linolive/helper.py). */
export interface Helper {
  /** Runs one command, after all earlier ones. Rejects with the process's own words if it fails. */
  ask(command: string, args?: object): Promise<unknown>
  stop(): Promise<void>
}

export function startHelper(python: string, home: string): Helper {
  const logFile = path.join(home, 'helper.log')
  const log = openSync(logFile, 'a')
  const child = startChild(python, ['-m', 'linolive.helper'], home, 'pipe', log)
  closeSync(log)
  const waiting: ((answer: Answer) => void)[] = []
  const { stdin, stdout } = child.process
  if (!stdin || !stdout) throw new Error('The helper process has no standard input or output.')
  createInterface(stdout).on('line', (line) => {
    const answer: Answer = JSON.parse(line)
    waiting.shift()?.(answer)
  })
  let over: string | null = null
  void child.ended.then((how) => {
    over = `it ended (${how}): ${readFileSync(logFile, 'utf8').slice(-2000)}`
    for (const settle of waiting.splice(0)) settle({ error: over })
  })
  return {
    async ask(command, args = {}) {
      const answer = await new Promise<Answer>((resolve) => {
        if (over !== null) return resolve({ error: over })
        waiting.push(resolve)
        stdin.write(`${JSON.stringify({ do: command, ...args })}\n`)
      })
      if ('ok' in answer) return answer.ok
      throw new Error(`The site's helper could not ${command}: ${answer.error}`)
    },
    async stop() {
      stdin.end()
      await child.ended
    },
  }
}
