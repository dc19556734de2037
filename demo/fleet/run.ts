import { readFile } from 'node:fs/promises'
import type { DemoCommand } from '../command-line.ts'
import { fleetLines, fleetList } from './list.ts'
import { playScript, readScript } from './script.ts'
import { startDemoFleet } from './start.ts'

/** A fleet that the command line has started. */
export interface RunningFleet {
  /** One for each site. */
  readonly lines: readonly string[]
  /** The text for the file of `--list`. */
  list(file: string): string
  close(): Promise<void>
}

/**
 * Starts the fleet, and plays its script. Rejects if the script cannot be read, with a `ScriptMistake` if it
 * is wrong, or if a port is taken.
 */
export async function runFleet(sites: number, command: DemoCommand): Promise<RunningFleet> {
  const { script, seed, port, password } = command
  const text = script === undefined ? '[]' : await readFile(script, 'utf8')
  const fleet = await startDemoFleet({
    sites,
    ...(seed !== undefined && { seed }),
    ...(port !== undefined && { port }),
    ...(password !== undefined && { password }),
  })
  const stopped = new AbortController()
  try {
    void playScript(readScript(text, fleet), fleet, stopped.signal)
  } catch (error) {
    await fleet.close()
    throw error
  }
  return {
    lines: fleetLines(fleet),
    list: (file) => fleetList(fleet, /\.csv$/i.test(file) ? 'csv' : 'json'),
    close: async () => {
      stopped.abort()
      await fleet.close()
    },
  }
}
