import { describe, expect, it } from 'vitest'
import { captureFolders, captureNames, readCapture } from './capture.ts'
import { expectations } from './expectations/index.ts'
import { outcomeOf, type OwnOfCapture } from './outcome.ts'

// One table names every capture of Lino's wire protocol, with what the client makes of it or why it never
// gets it.

function ownOf(folder: string, name: string): OwnOfCapture {
  const maxAge = name.startsWith('browser-close') ? null : name.startsWith('two-days') ? 172_800 : 1_209_600
  // The short notation leaves the request's cookie out, because its sign-in is next to it.
  const signIn = folder === 'react-settings' ? name.replace(/-list$/, '-signin') : name
  const set = readCapture(folder, name).requestHeaders['cookie'] ?? setCookies(folder, signIn)
  return { maxAge, key: /sessionid=([^;]*)/.exec(set)?.[1] ?? null }
}

function setCookies(folder: string, name: string): string {
  return (readCapture(folder, name).answer.headers['set-cookie'] ?? []).join('; ')
}

it('names every folder', () => {
  expect(Object.keys(expectations).sort()).toEqual(captureFolders().sort())
})

describe.each(Object.entries(expectations))('%s', (folder, lines) => {
  it('names every capture, and nothing else', () => {
    expect(Object.keys(lines).sort()).toEqual(captureNames(folder).sort())
  })

  const ours = Object.entries(lines).flatMap(([name, line]) => ('reader' in line ? [{ name, ...line }] : []))
  it.each(ours)('$name: $reader reads $outcome', ({ name, reader, outcome }) => {
    expect(outcomeOf(reader, readCapture(folder, name), ownOf(folder, name))).toBe(outcome)
  })
})
