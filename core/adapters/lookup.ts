import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { isThisMachine } from '../domain/this-machine.ts'

const ofThisMachine = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]

/**
 * Looks a name up. `localhost` and the names below it are this machine, whatever a name server says (RFC
 * 6761, 6.3): what is sent there may be in plain text, and passes no proxy.
 */
export const lookupName: LookupFunction = (hostname, options, callback) => {
  if (isIP(hostname) !== 0 || !isThisMachine(hostname.toLowerCase()))
    return systemLookup(hostname, options, callback)
  const { family } = options
  const found = ofThisMachine.filter((each) =>
    [each.family, `IPv${String(each.family)}`, 0, undefined].includes(family),
  )
  const [first] = found
  // Node expects the answer later, as from a name server.
  process.nextTick(() => {
    if (options.all) callback(null, found)
    else callback(null, first?.address ?? '', first?.family)
  })
}
