import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { createAxiosHttp } from '../../../../core/adapters/axios-http.ts'

const answer = (body: string): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n${body}`

it('takes nothing that came unasked over an idle connection for the answer to the next request', async () => {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', () => socket.write(answer('asked for')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const http = createAxiosHttp()
  onTestFinished(() => {
    http.close()
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const ask = () => http.send({ method: 'GET', url, headers: {}, timeoutMs: 5000 })
  expect(await ask()).toMatchObject({ ok: true, body: 'asked for' })
  sockets[0]?.write(answer('not asked for'))
  if (sockets[0]) await once(sockets[0], 'close')
  expect(await ask()).toMatchObject({ ok: true, body: 'asked for' })
  expect(sockets).toHaveLength(2)
})
