import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { named, type Answer, type NoAnswer } from './answer.ts'

/** Writes an answer to a connection as it is described. Resolves when the next request may be answered. */
export async function sendAnswer(
  socket: Socket,
  answer: Answer | NoAnswer,
  stop: AbortSignal,
): Promise<void> {
  if (answer === 'hang') return
  if (answer === 'close' || answer === 'reset') {
    if (answer === 'reset') socket.resetAndDestroy()
    else socket.end()
    return
  }
  const { wire = {} } = answer
  const head = wire.raw ?? headOf(answer)
  const body = wire.raw ? Buffer.alloc(0) : answer.body
  const first = Buffer.concat([wire.before ?? Buffer.alloc(0), head])
  if (wire.cutAfter !== undefined) {
    await write(socket, Buffer.concat([first, body]).subarray(0, wire.cutAfter))
    socket.destroy()
    return
  }
  if (wire.drip) {
    await write(socket, first)
    for (let at = 0; at < body.length && !socket.destroyed; at += wire.drip.bytes) {
      await write(socket, body.subarray(at, at + wire.drip.bytes))
      await pause(wire.drip.ms, stop)
    }
  } else {
    const rest = wire.after && !wire.afterMs ? [wire.after] : []
    await write(socket, Buffer.concat([first, body, ...rest]))
  }
  while (wire.endless && !socket.destroyed && !stop.aborted) await write(socket, wire.endless)
  if (wire.after && wire.afterMs) {
    await pause(wire.afterMs, stop)
    await write(socket, wire.after)
  }
  if (wire.close) socket.end()
}

/** Length and connection are true, unless the answer has its own. */
function headOf(answer: Answer): Buffer {
  const lines = answer.headers.map(([name, value]) => `${name}: ${value}`)
  const says = (name: string): boolean => named(answer, name).length > 0
  if (!answer.wire?.bareLength && !says('content-length') && !says('transfer-encoding'))
    lines.push(`Content-Length: ${answer.body.length}`)
  const reason = STATUS_CODES[answer.status] ?? 'Odd'
  return Buffer.from(`HTTP/1.1 ${answer.status} ${reason}\r\n${[...lines, '', ''].join('\r\n')}`, 'latin1')
}

/** Resolves when it is handed over, or can never be. */
function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    socket.once('close', resolve)
    socket.write(bytes, () => {
      socket.off('close', resolve)
      resolve()
    })
  })
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined)
