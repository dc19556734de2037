// Loaded before a program (NODE_OPTIONS=--import): it crashes while it asks a site for its list, cookie in hand. At once
// where CRASH_AT=once says so, else from the signal SIGUSR2 on.
import { subscribe } from 'node:diagnostics_channel'

let armed = process.env['CRASH_AT'] === 'once'
process.on('SIGUSR2', () => (armed = true))

subscribe('http.client.request.start', ({ request }) => {
  if (!armed || !request.path.startsWith('/api/users/Sessions')) return
  throw new Error('Crashed on purpose', { cause: new TypeError('The reason') })
})
