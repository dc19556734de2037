import type { Agent } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** Kept-alive connections that nothing uses at the moment: for how long, and when that is too long. */
export interface IdleConnections {
  watch(agent: Agent): void
  /** @param keepAlive the answer's header of that name. Empty: none */
  answered(keepAlive: string, bodyLength: number): void
  /**
   * Closes connections that were idle for longer than this time, milliseconds, or for longer than their
   * server says that it keeps them.
   */
  drop(mostMs: number): void
}

/** The console closes a connection this much earlier, so that a request still arrives. Milliseconds. */
const marginMs = 500

/**
 * An answer of this length may have been sent long before it was read to its end, and the server's time runs
 * since. Characters.
 */
const longAnswer = 1024 * 1024

/**
 * Closes a kept connection on which something arrives that nobody has asked for. Node would keep the
 * connection, and take the text for the answer to the next request. So a proxy that has lost count, or
 * anybody who can write to the connection, could answer for the site.
 */
function closeWhenSpokenTo(agent: Agent): void {
  const { keepSocketAlive, reuseSocket } = agent
  function close(this: Duplex): void {
    this.destroy()
  }
  agent.keepSocketAlive = (socket) => {
    if (socket.readableLength > 0) socket.destroy()
    socket.on('data', close)
    return keepSocketAlive.call(agent, socket)
  }
  agent.reuseSocket = (socket, request) => {
    socket.off('data', close)
    reuseSocket.call(agent, socket, request)
  }
}

export function createIdleConnections(now = (): number => performance.now()): IdleConnections {
  const agents: Agent[] = []
  const idleSince = new WeakMap<Socket, number>()
  let serverKeepsMs = Infinity
  let wasLong = false
  return {
    watch(agent) {
      agents.push(agent)
      closeWhenSpokenTo(agent)
      agent.on('free', (socket: Socket) => void idleSince.set(socket, now()))
    },
    answered(keepAlive, bodyLength) {
      const seconds = /^timeout=(\d{1,6})\b/.exec(keepAlive)?.[1]
      serverKeepsMs = seconds === undefined ? Infinity : Number(seconds) * 1000 - marginMs
      wasLong = bodyLength > longAnswer
    },
    drop(mostMs) {
      const allowed = wasLong && mostMs !== Infinity ? -1 : Math.min(mostMs, serverKeepsMs)
      for (const socket of agents.flatMap(({ freeSockets }) => Object.values(freeSockets).flat())) {
        if (socket && now() - (idleSince.get(socket) ?? -Infinity) > allowed) socket.destroy()
      }
    },
  }
}
