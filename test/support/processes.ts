import type { Owner, Processes } from '../../core/ports.ts'

/** A process of the machine in a test. */
export function ownerOf(id: number, change: Partial<Owner> = {}): Owner {
  return { id, machine: 'm1', boot: 'b1', pidSpace: 's1', started: `at ${String(id)}`, ...change }
}

/**
 * The processes of one machine, as the process with this number sees them. It cannot look at another machine.
 */
export function processOf(ownId: number, isRunning: (id: number) => boolean): Processes {
  return {
    own: async () => ownerOf(ownId),
    async look(owner) {
      if (owner.machine === null) return isRunning(owner.id) ? 'running' : 'unknownMachine'
      if (owner.machine !== 'm1') return 'otherMachine'
      if (owner.boot !== 'b1') return 'gone'
      if (owner.pidSpace !== 's1') return 'otherProcesses'
      return isRunning(owner.id) ? 'running' : 'gone'
    },
  }
}
