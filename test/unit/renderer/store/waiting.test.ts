import { expect, it } from 'vitest'
import type { Failure } from '../../../../contract/failure.ts'
import { signInFrom } from '../../../../renderer/store/waiting.ts'
import { saying } from '../../../support/failures.ts'

const banned: Failure = saying('banned', '', { retryAfterSeconds: 60 })
const none = { failure: null, failedAt: null }

it('waits for the time that the site asks for, a minute for a ban without a time, otherwise not at all', () => {
  expect(signInFrom(none, undefined)).toBe(0)
  expect(signInFrom({ failure: banned, failedAt: 5000 }, undefined)).toBe(65_000)
  expect(signInFrom({ failure: { ...banned, retryAfterSeconds: 90 }, failedAt: 5000 }, undefined)).toBe(
    95_000,
  )
  expect(signInFrom({ failure: saying('wrongPassword', ''), failedAt: 5000 }, undefined)).toBe(0)
})

it('takes the later of what the site and this window know', () => {
  const attempt = { busy: false, failure: banned, failedAt: 9000 }
  expect(signInFrom({ failure: banned, failedAt: 5000 }, attempt)).toBe(69_000)
  expect(signInFrom(none, attempt)).toBe(69_000)
})

it('waits a quarter of an hour at most', () => {
  const busy: Failure = saying('serverBusy', '', { retryAfterSeconds: 86_400 })
  expect(signInFrom({ failure: busy, failedAt: 5000 }, undefined)).toBe(905_000)
})
