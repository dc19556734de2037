// Loaded before a program (NODE_OPTIONS=--import): it crashes while it asks a site for its list, with a
// cookie. At once with CRASH_AT=once, otherwise from the signal SIGUSR2 on.
import { subscribe } from 'node:diagnostics_channel'
import { report } from 'node:process'

// As with Node's own options on its command line.
report.reportOnUncaughtException = true
report.directory = process.env['CRASH_REPORTS'] ?? ''

let armed = process.env['CRASH_AT'] === 'once'
process.on('SIGUSR2', () => (armed = true))

subscribe('http.client.request.start', ({ request }) => {
  if (!armed || !request.path.startsWith('/api/users/Sessions')) return
  throw new Error('Crashed on purpose', { cause: new TypeError('The reason') })
})
