import { whyNotHere } from '../shared/whether-here.ts'

// The door of the browser host. It loads nothing else before it knows that this Node can read the program.

const why = whyNotHere()
if (why === null) void import('./index.ts')
else {
  process.stderr.write(`${why}\n`)
  process.exitCode = 2
}
