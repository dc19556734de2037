import { describe, test } from 'vitest'
import { ensureLino, type LinoVersion } from './install.mjs'

export { borrowLino } from './pool.ts'
export { startLino, type LinoRow, type LinoSite, type NewSession } from './site.ts'

/**
 * A suite against a real Lino, which is installed first if necessary. Only if PyPI cannot be reached, it is
 * one skipped test that says so, counted and loud. An install that fails otherwise fails the file.
 */
export function describeLino(version: LinoVersion, suite: () => void): void {
  describe(`Lino ${version}`, async () => {
    const lino = await ensureLino(version)
    if (!('unavailable' in lino)) return suite()
    const reason = `SKIPPED, NOTHING WAS TESTED AGAINST LINO ${version}: ${lino.unavailable}`
    process.stderr.write(`\n*** ${reason} ***\n`)
    test.skip(reason, () => undefined)
  })
}
