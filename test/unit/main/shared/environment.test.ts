import { describe, expect, it } from 'vitest'
import { cleanEnvironment, takeEnvironment, type Variables } from '../../../../main/shared/environment.ts'

const unverified = ['NODE_TLS_REJECT', 'UNAUTHORIZED'].join('_')

describe('takeEnvironment', () => {
  it('leaves nothing secret, and nothing that weakens a promise, for a child to inherit', () => {
    const env = {
      PATH: '/bin',
      LINO_SESSIONS_PASSWORD: 'hunter2',
      LINO_SESSIONS_CODE: '123456',
      [unverified]: '0',
      NODE_USE_ENV_PROXY: '1',
    }
    const taken = takeEnvironment(env)
    expect(taken.secrets).toEqual({ password: 'hunter2', code: '123456' })
    expect([env, taken.variables]).toEqual([{ PATH: '/bin' }, { PATH: '/bin' }])
  })

  it('takes an empty variable for none', () => {
    const { secrets, userName, noKeychain } = takeEnvironment({ LINO_SESSIONS_PASSWORD: '', USER: '' })
    expect([secrets, userName, noKeychain]).toEqual([{ password: null, code: null }, null, false])
  })

  it('keeps a line for each request in the log only for exactly that word', () => {
    const asked = (LINO_SESSIONS_LOG: string): boolean => takeEnvironment({ LINO_SESSIONS_LOG }).debugLog
    expect(['debug', '', 'DEBUG', 'info'].map(asked)).toEqual([true, false, false, false])
  })

  it.each<[Variables, string | null]>([
    [{}, null],
    [{ LANG: 'de_DE.UTF-8' }, 'de_DE.UTF-8'],
    [{ LANG: 'de_DE', LC_MESSAGES: 'et_EE' }, 'et_EE'],
    [{ LANG: 'de_DE', LC_MESSAGES: 'et_EE', LC_ALL: 'C' }, 'C'],
    [{ LANG: 'de_DE', LC_MESSAGES: '', LC_ALL: '' }, 'de_DE'],
    [{ LANG: '', LANGUAGE: 'fr' }, null],
  ])('takes the locale as gettext does: of %j it is %j', (env, locale) => {
    const taken = takeEnvironment({ ...env })
    expect(taken.locale).toBe(locale)
    expect(taken.names).toEqual(['LC_ALL', 'LC_MESSAGES', 'LANG'].filter((name) => Boolean(env[name])))
  })

  it('knows the user and the proxies by both spellings', () => {
    const taken = takeEnvironment({ USERNAME: 'robin', https_proxy: 'a', ALL_PROXY: 'b', OTHER: 'c' })
    expect(taken.userName).toBe('robin')
    expect(takeEnvironment({ USERNAME: 'robin', USER: 'rolf' }).userName).toBe('rolf')
    expect(taken.proxies).toMatchObject({ https_proxy: 'a', ALL_PROXY: 'b' })
    expect(taken.proxies).not.toHaveProperty('OTHER')
  })
})

describe('cleanEnvironment', () => {
  it.each<[Variables, Variables, string[]]>([
    [{ NODE_DEBUG: 'http' }, {}, ['NODE_DEBUG']],
    [{ NODE_DEBUG: '' }, { NODE_DEBUG: '' }, []],
    [{ NODE_DEBUG_NATIVE: 'tls' }, {}, ['NODE_DEBUG_NATIVE']],
    [{ NODE_OPTIONS: '--max-old-space-size=99' }, { NODE_OPTIONS: '--max-old-space-size=99' }, []],
    [{ NODE_OPTIONS: '--tls-keylog=/tmp/keys' }, { NODE_OPTIONS: '' }, ['NODE_OPTIONS']],
    [{ NODE_OPTIONS: '--import a --tls-keylog /tmp/k' }, { NODE_OPTIONS: '--import a' }, ['NODE_OPTIONS']],
    [{ NODE_OPTIONS: '--tls-cipher-list ALL' }, { NODE_OPTIONS: '' }, ['NODE_OPTIONS']],
    ...[
      '--tls_keylog=/tmp/k',
      '--tls-keylog="/tmp/a b"',
      '"--tls-keylog=/tmp/k"',
      '"--tls-key\\log=/tmp/k"',
      '--tls"-"keylog=/tmp/k',
      '--tls_keylog "/tmp/a b"',
      '--trace_tls',
      '--tls_min_v1.0',
      '"--tls-cipher-list" "ALL:@SECLEVEL=0"',
      '--insecure_http_parser',
      '--openssl-config=/tmp/c',
      '--openssl_config /tmp/c',
      '--openssl-legacy-provider',
      '--inspect',
      '--inspect-brk=0.0.0.0:9229',
      '--inspect_wait',
      '--security-revert=CVE-2023-46809',
      '--env-file=/tmp/env',
      '--heapsnapshot-signal=SIGUSR2',
      '--heapsnapshot-near-heap-limit=1',
      '--heap-prof',
      '--cpu-prof',
      '--diagnostic-dir=/tmp',
      '--report-uncaught-exception',
      '--report-on-fatalerror',
      '--report_on_signal',
      '--report-directory=/tmp',
      '--redirect-warnings=/tmp/w',
      '--trace-event-categories node.http',
      '--inspect-port=9229',
      '--experimental-loader=/tmp/l.mjs',
      '--an-option-of-tomorrow',
    ].map((each): [Variables, Variables, string[]] => [
      { NODE_OPTIONS: `--no-warnings ${each} --import "/a b/\\"x.mjs"` },
      { NODE_OPTIONS: '--no-warnings --import "/a b/\\"x.mjs"' },
      ['NODE_OPTIONS'],
    ]),
    ...['--use-openssl-ca  --use_system_ca', '"--max-old-space-size=99"', '-r ./a.js', ' '].map(
      (each): [Variables, Variables, string[]] => [{ NODE_OPTIONS: each }, { NODE_OPTIONS: each }, []],
    ),
    [
      { NODE_OPTIONS: '--tls-keylog --max-old-space-size=99' },
      { NODE_OPTIONS: '--max-old-space-size=99' },
      ['NODE_OPTIONS'],
    ],
    [{ NODE_OPTIONS: '--trace-tls' }, { NODE_OPTIONS: '' }, ['NODE_OPTIONS']],
    [{ NODE_OPTIONS: '--tls-min-v1.0' }, { NODE_OPTIONS: '' }, ['NODE_OPTIONS']],
    [{ NODE_OPTIONS: '--tls-cipher-list=ALL' }, { NODE_OPTIONS: '' }, ['NODE_OPTIONS']],
    [{ NODE_OPTIONS: '--insecure-http-parser' }, { NODE_OPTIONS: '' }, ['NODE_OPTIONS']],
  ])('%j: %j', (env, variables, obeyed) => {
    expect(cleanEnvironment({ PATH: '/bin', ...env })).toEqual({
      variables: { PATH: '/bin', ...variables },
      obeyed,
    })
  })
})
