/**
 * `npm run bench`: how fast the console is, as ratios measured in one run, so that a slow machine does not
 * change the verdict. Exits with 1 when a promise is not kept.
 */
import { benchFleet } from './fleet.ts'
import { benchFleetWake } from './fleet-wake.ts'
import { benchHostile } from './hostile.ts'
import { benchKill } from './kill.ts'
import { benchKillRecords } from './kill-records.ts'
import { benchLongList } from './long-list.ts'
import { benchPolite } from './polite.ts'
import { benchRead } from './read.ts'
import { benchReaders } from './readers.ts'
import { benchWatch } from './watch.ts'

const lines = [
  await benchRead(),
  await benchKill(),
  await benchKillRecords(),
  await benchPolite(),
  await benchHostile(),
  await benchLongList(),
  benchReaders(),
  ...(await benchFleet()),
  await benchFleetWake(),
  await benchWatch(),
]
for (const { what, kept } of lines) console.log(`${kept ? 'kept    ' : 'NOT KEPT'}  ${what}`)
process.exitCode = lines.every((line) => line.kept) ? 0 : 1
