import { expect, it } from 'vitest'
import { createLoadMeter } from '../../../../../core/domain/load.ts'
import type { Http, HttpAnswer, HttpFailure, HttpRequest } from '../../../../../core/ports.ts'
import { createSiteHttp } from '../../../../../core/services/sites/site-http.ts'
import { createFakeClock } from '../../../../support/fake-clock.ts'
import { monday } from '../../../../support/sessions.ts'

const request: HttpRequest = { method: 'GET', url: 'https://lino.example/', headers: {}, timeoutMs: 1000 }

it('each request of a site is noted, with the time of its answer, under any certificate', async () => {
  const answers: (HttpAnswer | HttpFailure)[] = [
    { ok: true, status: 200, headers: {}, body: '', receivedAt: monday, tookMs: 700 },
    { ok: false, kind: 'timedOut', seconds: 60 },
    { ok: true, status: 200, headers: {}, body: '', receivedAt: monday, tookMs: 300 },
  ]
  const createHttp = (): Http => ({
    send: async () => answers.shift() ?? { ok: false, kind: 'closed' },
    close: () => undefined,
  })
  const load = createLoadMeter()
  const http = createSiteHttp(createHttp, null, { load, clock: createFakeClock(monday) })
  await http.send(request)
  await http.send(request)
  http.pin({ pem: 'pem', fingerprint: 'AB', validTo: null })
  await http.send(request)
  expect(load.lastHour(monday)).toEqual({ requestsAnHour: 3, serverSecondsAnHour: 1 })
})
