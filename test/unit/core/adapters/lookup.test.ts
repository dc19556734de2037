import dns from 'node:dns'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createAxiosHttp } from '../../../../core/adapters/axios-http.ts'
import { lookupName } from '../../../../core/adapters/lookup.ts'

const found = (name: string, options: dns.LookupOptions): Promise<unknown> =>
  new Promise((resolve) => lookupName(name, options, (_error, ...answer) => resolve(answer)))

const four = { address: '127.0.0.1', family: 4 }
const six = { address: '::1', family: 6 }

it.each(['localhost', 'lino.localhost', 'a.b.LOCALHOST'])(
  '%s is this machine, whatever DNS says',
  async (name) => {
    expect(await found(name, { all: true })).toEqual([[four, six]])
    expect(await found(name, { all: true, family: 6 })).toEqual([[six]])
    expect(await found(name, {})).toEqual(['127.0.0.1', 4])
    expect(await found(name, { family: 'IPv6' })).toEqual(['::1', 6])
  },
)

it('asks the system for any other name', async () => {
  expect(await found('127.0.0.5', {})).toEqual(['127.0.0.5', 4])
  expect(await found('no-localhost.invalid', {})).not.toContain('127.0.0.1')
})

it('reaches this machine by such a name without asking a name server', async () => {
  const server = createServer((_request, response) => response.end('here'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const asked = vi.spyOn(dns, 'lookup')
  const http = createAxiosHttp()
  onTestFinished(() => {
    asked.mockRestore()
    http.close()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const url = `http://lino-sessions-test.localhost:${String(port)}/`
  const answer = await http.send({ method: 'GET', url, headers: {}, timeoutMs: 10_000 })
  expect(answer).toMatchObject({ ok: true, body: 'here' })
  expect(asked).not.toHaveBeenCalled()
})
