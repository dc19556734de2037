import { existsSync } from 'node:fs'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { machineFacts, type Asking } from '../../../../core/adapters/this-process.ts'

/** A system of recorded answers: by file, or by program and arguments in one line. */
function system(answers: Readonly<Record<string, string>>): Asking & { asked: string[] } {
  const asked: string[] = []
  const answer = async (what: string): Promise<string> => {
    asked.push(what)
    const found = answers[what]
    if (found === undefined) throw new Error(`ENOENT: ${what}`)
    return found
  }
  return { asked, read: answer, link: answer, run: (program, args) => answer([program, ...args].join(' ')) }
}

const digest = /^[0-9a-f]{32}$/
const machineId = '4c8f3d1e0b5a49d7a2e6c1b09f8e7d6c'

describe('Linux', () => {
  const answers = {
    '/etc/machine-id': `${machineId}\n`,
    '/proc/sys/kernel/random/boot_id': '0b4fbb1e-1f7a-4f3a-9c58-6f2d3f0f1a11\n',
    '/proc/self/ns/pid': 'pid:[4026531836]',
    '/proc/7/stat': `7 (a) b) S 1 ${Array.from({ length: 17 }, () => 0).join(' ')} 12345 0 0\n`,
    '/proc/6/stat': `6 (dead) X 1 ${Array.from({ length: 17 }, () => 0).join(' ')} 12345 0 0\n`,
    '/proc/8/stat': `8 (dead) Z 1 ${Array.from({ length: 17 }, () => 0).join(' ')} 12345 0 0\n`,
  }

  it('returns machine and start as digests, and runs no program', async () => {
    const asking = { ...system(answers), run: () => Promise.reject(new Error('a program was run')) }
    const facts = machineFacts('linux', asking)
    const machine = await facts.machine()
    expect(machine).toMatch(digest)
    expect(machine).not.toContain(machineId.slice(0, 8))
    expect(await facts.boot()).toMatch(digest)
    expect(await facts.pidSpace()).toBe('4026531836')
    expect([await facts.started(7), await facts.started(9)]).toEqual(['12345', null])
    expect([await facts.started(6), await facts.started(8)]).toEqual(['', ''])
  })

  it('takes D-Bus’s number if there is no other', async () => {
    const { '/etc/machine-id': id, ...others } = answers
    const facts = machineFacts('linux', system({ ...others, '/var/lib/dbus/machine-id': id }))
    expect(await facts.machine()).toBe(await machineFacts('linux', system(answers)).machine())
  })

  it.each(['', 'uninitialized\n'])('has no machine by a file that says %j', async (text) => {
    const facts = machineFacts('linux', system({ ...answers, '/etc/machine-id': text }))
    expect(await facts.machine()).toBeNull()
  })
})

// Recorded, not seen: no such machine was at hand.
describe('macOS', () => {
  const facts = machineFacts(
    'darwin',
    system({
      '/usr/sbin/ioreg -rd1 -c IOPlatformExpertDevice':
        '+-o Mac  <class IOPlatformExpertDevice>\n    {\n      "IOPlatformUUID" = "8A2F6C1B-3D4E-5F60-7182-93A4B5C6D7E8"\n      "model" = <"Mac">\n    }\n',
      '/usr/sbin/sysctl -n kern.bootsessionuuid': '1D7A3C52-9E0B-4F6D-8A21-5C3E7B9D0F14\n',
      '/bin/ps -o lstart= -p 7': 'Sat Nov 28 09:15:02 2026    \n',
    }),
  )

  it('returns machine, start and process', async () => {
    expect(await facts.machine()).toMatch(digest)
    expect(await facts.boot()).toMatch(digest)
    expect(await facts.pidSpace()).toBe('one')
    expect(await facts.started(7)).toBe('Sat Nov 28 09:15:02 2026')
    expect(await facts.started(8)).toBeNull()
  })
})

it.skipIf(!existsSync('/bin/ps'))('a real ps tells the same start in every zone and language', async () => {
  onTestFinished(() => void vi.unstubAllEnvs())
  const starts = new Set<string | null>()
  for (const [zone, language] of [
    ['UTC', 'C'],
    ['Asia/Tokyo', 'de_DE.UTF-8'],
  ]) {
    vi.stubEnv('TZ', zone)
    vi.stubEnv('LC_ALL', language)
    starts.add(await machineFacts('darwin').started(process.pid))
  }
  expect([...starts]).toEqual([expect.stringMatching(/^\w{3} \w{3} .*\d{4}$/)])
})

describe('Windows', () => {
  const registry = 'C:\\Windows\\System32\\reg.exe query HKLM\\'
  const facts = machineFacts(
    'win32',
    system({
      [`${registry}SOFTWARE\\Microsoft\\Cryptography /v MachineGuid /reg:64`]:
        '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography\r\n    MachineGuid    REG_SZ    5f3c9c1e-7a4b-4d2f-8e6a-0b1c2d3e4f50\r\n\r\n',
      [`${registry}SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters /v BootId /reg:64`]:
        '\r\nHKEY_LOCAL_MACHINE\\SYSTEM\\..\\PrefetchParameters\r\n    BootId    REG_DWORD    0x3f\r\n\r\n',
      'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe -NoProfile -NonInteractive -Command (Get-Process -Id 7).StartTime.ToFileTimeUtc()':
        '134086509021234567\r\n',
    }),
  )

  it('returns machine, start and process', async () => {
    expect(await facts.machine()).toMatch(digest)
    expect(await facts.boot()).toMatch(digest)
    expect(await facts.pidSpace()).toBe('one')
    expect(await facts.started(7)).toBe('134086509021234567')
    expect(await facts.started(8)).toBeNull()
  })
})

it('an unknown system returns nothing', async () => {
  const facts = machineFacts('freebsd', system({}))
  expect([await facts.machine(), await facts.boot(), await facts.pidSpace(), await facts.started(7)]).toEqual(
    [null, null, null, null],
  )
})
