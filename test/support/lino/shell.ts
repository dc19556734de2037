import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startChild } from './child.ts'

/** As Django's own `startproject` makes it. The settings' name comes from the environment. */
const manage = `import sys
from django.core.management import execute_from_command_line

execute_from_command_line(sys.argv)
`

/**
 * Runs lines as the server's administrator would: pasted into sh, in the folder of its `manage.py`, with the
 * site's Python. Returns what they print. Rejects with their own words if they fail.
 */
export async function runOnServer(python: string, home: string, lines: readonly string[]): Promise<string> {
  writeFileSync(path.join(home, 'manage.py'), manage)
  const errors = path.join(home, 'shell.log')
  const log = openSync(errors, 'w')
  const pasted = ['PATH="$0:$PATH"', ...lines].join('\n')
  const child = startChild('/bin/sh', ['-e', '-c', pasted, path.dirname(python)], home, 'pipe', log)
  closeSync(log)
  let printed = ''
  child.process.stdout?.setEncoding('utf8').on('data', (text: string) => (printed += text))
  child.process.stdin?.end()
  const how = await child.ended
  if (how === '0') return printed
  throw new Error(`The lines failed (${how}): ${printed}\n${readFileSync(errors, 'utf8').slice(-2000)}`)
}
