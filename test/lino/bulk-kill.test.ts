import { killsInBulk } from '../support/bulk-kills.ts'

// The number of sessions matters less than what happens among them. `npm run test:long` has a thousand on
// each site.
killsInBulk(() => 300)
