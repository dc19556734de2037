import { EventEmitter } from 'node:events'
import { afterEach, expect, test, vi } from 'vitest'
import { openChannel } from '../../../../../core/adapters/keychain/parent-channel.ts'

afterEach(() => {
  Reflect.deleteProperty(process, 'parentPort')
})

test("in Electron's utility process the line is its parent port", () => {
  const port = Object.assign(new EventEmitter(), { postMessage: vi.fn() })
  Reflect.set(process, 'parentPort', port)
  const heard: unknown[] = []
  const channel = openChannel(() => undefined)
  channel.onMessage((message) => heard.push(message))
  port.emit('message', { data: { call: { op: 'look' } }, ports: [] })
  channel.send({ kind: 'ready' })
  expect(heard).toEqual([{ call: { op: 'look' } }])
  expect(port.postMessage).toHaveBeenCalledWith({ kind: 'ready' })
})
