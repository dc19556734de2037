import { parseDemoOptions } from '../../../demo/options.ts'
import { startDemoSite } from '../../../demo/start.ts'
import type { ExitCode } from '../exit-codes.ts'
import { aborted } from '../interruption.ts'
import { visible } from '../output/visible.ts'
import type { World } from '../world.ts'

/** `demo`: a Lino site to practise on, until Ctrl+C, which is its ordinary end. Its options are the demo's own. */
export async function demo(options: readonly string[], world: World): Promise<ExitCode> {
  const settings = parseDemoOptions(options)
  try {
    const site = await startDemoSite(settings)
    const password = settings.password === undefined ? 'password 1234' : 'with your password'
    world.stdout.write(`${site.url}\n`)
    world.stderr.write(
      `A demo site, with the users robin, rolf and romain (${password}). Ctrl+C stops it. In another terminal:\n` +
        `  lino-sessions list ${site.url} --user robin\n`,
    )
    // Nobody would know where it is.
    if (world.stdout.lost() === null) await aborted(world.interruption.signal)
    await site.close()
    return 0
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown'
    world.stderr.write(
      `lino-sessions: the demo site could not be started (${visible(reason)}). Choose another --port or --database.\n`,
    )
    return 2
  }
}
