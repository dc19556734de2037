/**
 * Installs the real Linos for the tests: `node scripts/lino-install.mjs [versions..]`, by default the
 * mandatory ones. Exit codes: 0 installed, 3 PyPI cannot be reached, 1 anything else.
 */
import { ensureLino, mandatoryVersions } from '../test/support/lino/install.mjs'

const versions = process.argv.length > 2 ? process.argv.slice(2) : mandatoryVersions
try {
  for (const version of versions) {
    const answer = await ensureLino(version)
    if ('unavailable' in answer) {
      console.error(`Lino ${version} is not installed: ${answer.unavailable}. Its tests will be skipped.`)
      process.exitCode = 3
      break
    }
    console.error(`Lino ${version}: ready`)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
