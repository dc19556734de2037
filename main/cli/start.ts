#!/usr/bin/env node
import { whyNotHere } from '../shared/whether-here.ts'
import { wantsJson } from './args/wants-json.ts'

// The door of the installed program. Nothing else is loaded before it is known that this Node can read it.

const why = whyNotHere()
if (why === null) void import('./index.ts')
else {
  if (wantsJson(process.argv.slice(2))) {
    process.stdout.write(`${JSON.stringify({ failure: { kind: 'usage', hint: why } })}\n`)
  } else process.stderr.write(`lino-sessions: ${why}\n`)
  process.exitCode = 2
}
