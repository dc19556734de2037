import { describe, expect, it } from 'vitest'
import { createHiddenNames } from '../../../../core/lino/index.ts'
import { createFakeSite, keyOf, ownKey } from './fake-site.ts'

const password = `Hunter2 "&<ü'/+%`
const bytes = Buffer.from(password)

async function refusal(text: string, given = password): Promise<string | undefined> {
  const site = createFakeSite()
  site.instead = (seen) =>
    seen.form.get('an') === 'sign_in' ? { body: { success: false, message: text } } : undefined
  const answer = await site.client.signIn({ user: 'robin', password: given, code: '736251' })
  return answer.ok ? 'signed in' : answer.failure.siteText
}

describe('a site that repeats what was typed', () => {
  it.each([
    password,
    password.toUpperCase(),
    encodeURIComponent(password),
    encodeURI(password),
    new URLSearchParams({ p: password }).toString().slice(2),
    JSON.stringify(password),
    'Hunter2 &quot;&amp;&lt;ü&#x27;/+%',
    'Hunter2 &#34;&amp;&lt;ü&#39;/+%',
    'Hunter2 \\"&<\\u00fc\'/+%',
    bytes.toString('base64'),
    bytes.toString('base64url'),
    Buffer.from(`robin:${password}`).toString('base64'),
    Buffer.from(`rob:${password}`).toString('base64'),
    bytes.toString('hex'),
    [...bytes].map((byte) => `%${byte.toString(16)}`).join(''),
    [...password].map((sign) => `&#${String(sign.charCodeAt(0))};`).join(''),
    Buffer.from(password).toString('latin1'),
    String.raw`Hunter2 "&<\xfc\'/+%`,
    String.raw`Hunter2 "&<\xc3\xbc\'/+%`,
    JSON.stringify(JSON.stringify(password)).slice(3, -3),
    'Hunter2 &quot;&amp;&lt;&uuml;&#39;/+%',
    [...password].join('\u200b'),
    [...password].join(' '),
  ])('says %s, and it is hidden', async (form) => {
    const text = await refusal(`No: ${form}. Sorry.`)
    expect(text).toContain('•••')
    expect(text).not.toContain(form)
    expect(text).not.toMatch(/hunter2/i)
  })

  it('is hidden also where its text is cut', async () => {
    const words = 'No. '.repeat(123)
    expect(await refusal(`${words}${password}${' y'.repeat(30)}`)).toBe(`${words}••• y y…`)
    expect(await refusal(`${words}${password.slice(0, 9)}`)).toBe(`${words}•••`)
  })

  it('of the code as well', async () => {
    const site = createFakeSite()
    site.instead = (seen) =>
      seen.form.get('an') === 'trust_device'
        ? { body: { success: false, message: 'Not 736251.' } }
        : undefined
    const answer = await site.client.signIn({ user: 'robin', password, code: '736251' })
    expect(answer).toMatchObject({ ok: false, failure: { siteText: 'Not •••.' } })
  })

  it('hides the whole text for a password of three characters, and only where it is', async () => {
    expect(await refusal('It is Abc, no doubt.', 'abc')).toBe('•••')
    expect(await refusal('No doubt.', 'abc')).toBe('No doubt.')
  })

  it('may say a user name that is the password, as the name is shown everywhere', async () => {
    expect(await refusal('Not robin.', 'robin')).toBe('Not robin.')
  })
})

describe('a site that repeats keys', () => {
  it('of sessions and of CSRF in a failing kill, a hidden table and a redirect: all are hidden', async () => {
    const site = createFakeSite()
    const { client } = site
    expect((await client.signIn({ user: 'robin', password: '1234' })).ok).toBe(true)
    expect((await client.list()).ok).toBe(true)
    const csrf = site.http.seen
      .map(({ cookie }) => /csrftoken=(\w{32})/.exec(cookie ?? '')?.[1] ?? '')
      .find(Boolean)
    expect(csrf).toHaveLength(32)
    const told = [ownKey, ownKey.toUpperCase(), keyOf('luc'), String(csrf), '1234']
    site.instead = (seen) =>
      seen.target.startsWith('/api/users/Sessions?')
        ? { body: { count: 0, rows: [], success: true, no_data_text: told.join(' ') } }
        : undefined
    expect(await client.list()).toMatchObject({
      failure: { kind: 'tableHidden', siteText: '••• ••• ••• ••• •••' },
    })
    site.instead = () => ({ status: 302, headers: { location: `https://${ownKey}.evil.example/` } })
    expect(await client.list()).toMatchObject({ failure: { cause: 'redirectedElsewhere' } })
    site.instead = () => ({ status: 302, headers: { location: 'https://evil.example/' } })
    expect(await client.list()).toMatchObject({ failure: { cause: 'redirectedTo' } })
  })

  it('hides in names no word that is a cookie, and a random cookie in words and names', async () => {
    const names = createHiddenNames()
    const site = createFakeSite('http://127.0.0.1:8000', false, names)
    const { client } = site
    site.sessions.set(keyOf('tablet'), 'wall-tablet')
    site.sessions.set(keyOf('mallory'), 'mallory-q3zk8w1m5x7c2v9b')
    site.instead = ({ target }) =>
      target === '/user/settings/'
        ? {
            body: { logged_in: true, user_type: '900', site_data: null },
            setCookie: ['x=wall-tablet; Path=/', 'route=q3zk8w1m5x7c2v9b; Path=/'],
          }
        : undefined
    expect((await client.signIn({ user: 'robin', password: '1234' })).ok).toBe(true)
    const list = await client.list()
    const users = names.shown(list.ok ? list.value.sessions : []).map((each) => each.user)
    expect(users).toEqual(expect.arrayContaining(['wall-tablet', 'mallory-•••']))
    site.instead = () => ({
      body: { count: 0, rows: [], success: true, no_data_text: 'No wall-tablet at q3zk8w1m5x7c2v9b' },
    })
    expect(await client.list()).toMatchObject({ failure: { siteText: 'No ••• at •••' } })
  })

  it('of foreign sessions before the first list, cut or whole', async () => {
    const site = createFakeSite()
    const { client } = site
    expect((await client.signIn({ user: 'robin', password: '1234' })).ok).toBe(true)
    const key = keyOf('luc').replace(/0/g, '7')
    const words = 'No. '.repeat(117)
    for (const [told, shown] of [
      [`Row ${key} is gone`, 'Row ••• is gone'],
      [`${words}${key} and more words than fit`, `${words}••• and more words than fit`],
    ] as const) {
      site.instead = (seen) =>
        seen.target.startsWith('/api/users/Sessions?')
          ? { body: { count: 0, rows: [], success: true, no_data_text: told } }
          : undefined
      expect(await client.list()).toMatchObject({ failure: { kind: 'tableHidden', siteText: shown } })
    }
  })

  it('in cells: neither a password nor our key is a user, an address or the beginning of a key', async () => {
    const names = createHiddenNames()
    const site = createFakeSite('http://127.0.0.1:8000', false, names)
    const { client } = site
    const user = `the 1234 of ${ownKey.toUpperCase()}`
    site.sessions.set('1234'.repeat(8), user)
    expect((await client.signIn({ user: 'robin', password: '1234' })).ok).toBe(true)
    const list = await client.list()
    const sessions = list.ok ? list.value.sessions : []
    // Rules and exemptions compare the true name.
    expect(sessions.map((each) => each.user)).toEqual(expect.arrayContaining(['robin', 'luc', user]))
    expect(names.shown(sessions).map((each) => each.user)).toEqual(
      expect.arrayContaining(['robin', 'luc', 'the 1234 of •••']),
    )
    const prefixes = sessions.map(({ keyPrefix }) => keyPrefix)
    expect(prefixes).toContain('•••')
    expect(prefixes.join()).not.toContain('1234')
  })
})
