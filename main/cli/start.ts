#!/usr/bin/env node
import { whyNotHere } from '../shared/whether-here.ts'
import { wantsJson } from './args/wants-json.ts'

// The door of the installed program. It loads nothing else before it knows that this Node can read the
// program.

const why = whyNotHere()
if (why === null) void import('./index.ts')
else {
  if (wantsJson(process.argv.slice(2))) {
    process.stdout.write(`${JSON.stringify({ failure: { kind: 'usage', hint: why } })}\n`)
  } else process.stderr.write(`lino-sessions: ${why}\n`)
  process.exitCode = 2
}
