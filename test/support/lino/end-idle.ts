import { afterAll } from 'vitest'
import { endIdle } from './pool.ts'

// No server runs longer than the tests of the file that has started it.
afterAll(endIdle)
