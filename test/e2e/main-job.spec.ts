import { doTheMainJob } from '../support/e2e/main-job.ts'
import { expect, test } from '../support/e2e/test.ts'

const fourDays = 4 * 24 * 60 * 60_000

test('kills 200 dangling sessions of a demo site and shows that they are gone', async ({
  page,
  host,
  startDemo,
}) => {
  const site = await startDemo({ sessions: 260, dangling: 200 })
  const before = site.sessions()
  const live = before.filter((row) => row.expire > site.now())
  const isDangling = (row: (typeof live)[number]): boolean =>
    row.lastActivity !== null && site.now() - row.lastActivity >= fourDays
  await doTheMainJob(page, { consoleUrl: host.url, siteUrl: site.url, live: live.length, dangling: 200 })
  const left = site.sessions().map((row) => row.key)
  expect(live.filter(isDangling).filter((row) => left.includes(row.key))).toEqual([])
  // No other session was ended, and only the console's own session is new.
  expect(before.filter((row) => !left.includes(row.key))).toHaveLength(200)
  expect(left).toHaveLength(before.length - 200 + 1)
})
