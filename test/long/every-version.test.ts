import { test } from 'vitest'
import { describeLino } from '../support/lino/index.ts'
import type { LinoVersion } from '../support/lino/install.mjs'
import { listAndKill } from '../support/lino-journey.ts'

/** Those that `npm test` leaves out, because each takes half a minute to install: `npm run test:long`. */
const versions: LinoVersion[] = ['22.12', '23.6', '23.12', '24.4', '24.11', '25.6', '25.12', '26.4', '26.9']

for (const version of versions) {
  const frontEnds = version === '26.9' ? (['react'] as const) : (['react', 'extjs'] as const)
  describeLino(version, () => {
    test.each(frontEnds)('%s: lists and kills as the database says', (ui) =>
      listAndKill(version, { ui, startedAgoSeconds: 864_000 }),
    )
  })
}
