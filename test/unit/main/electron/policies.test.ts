import { describe, expect, it } from 'vitest'
import { isOwnPage, judgeLink } from '../../../../main/electron/security/navigation-policy.ts'
import { maySend } from '../../../../main/electron/security/sender-policy.ts'

describe('the window’s own page', () => {
  it.each([
    ['app://console/', true],
    ['app://console/index.html?x#y', true],
    ['app://console', true],
    ['app://console.evil.example/', false],
    ['app://evil/console', false],
    ['app://user@console:80/', false],
    ['https://console/', false],
    ['file:///etc/passwd', false],
    ['data:text/html,app://console/', false],
    ['javascript:alert(1)', false],
    ['about:blank', false],
    ['', false],
  ])('%s: %s', (address, own) => {
    expect(isOwnPage(address)).toBe(own)
  })
})

describe('a link', () => {
  it.each([
    ['https://www.lino-framework.org/', 'external'],
    ['https://using.lino-framework.org/some/page?q#x', 'external'],
    ['http://www.lino-framework.org/', 'deny'],
    ['https://www.lino-framework.org.evil.example/', 'deny'],
    ['https://www.lino-framework.org@evil.example/', 'deny'],
    ['https://robin@www.lino-framework.org/', 'deny'],
    ['https://:1234@www.lino-framework.org/', 'deny'],
    ['https://robin:1234@www.lino-framework.org/', 'deny'],
    ['https://www.lino-framework.org:8443/', 'deny'],
    ['https://evil.example/', 'deny'],
    ['javascript:alert(1)', 'deny'],
    ['file:///etc/passwd', 'deny'],
    ['not an address', 'deny'],
  ])('%s: %s', (address, verdict) => {
    expect(judgeLink(address)).toBe(verdict)
  })
})

describe('a sender', () => {
  const main = { url: 'app://console/' }

  it('is our window’s top frame', () => {
    expect(maySend(main, main)).toBe(true)
  })

  it.each([
    ['a frame inside it', { url: 'app://console/' }, main],
    ['a frame that is gone', null, main],
    ['anybody while there is no window', main, null],
    ['nobody', null, null],
  ])('is not %s', (_what, sender, mainFrame) => {
    expect(maySend(sender, mainFrame)).toBe(false)
  })

  it('is not our top frame while it shows something else', () => {
    const elsewhere = { url: 'https://evil.example/' }
    expect(maySend(elsewhere, elsewhere)).toBe(false)
  })
})
