import { whyNotHere } from '../shared/whether-here.ts'

// The door of the browser host. Nothing else is loaded before it is known that this Node can read it.

const why = whyNotHere()
if (why === null) void import('./index.ts')
else {
  process.stderr.write(`${why}\n`)
  process.exitCode = 2
}
