import { killsInBulk } from '../support/bulk-kills.ts'

// As test/lino/bulk-kill.test.ts, with a thousand sessions on each site: about six minutes.
killsInBulk(() => 1000)
