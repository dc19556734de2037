import { afterEach, describe, expect, it } from 'vitest'
import type { FleetKind } from '../../../../demo/fleet/kinds.ts'
import type { DemoFleet, FleetOptions, FleetSite } from '../../../../demo/fleet/start.ts'
import { startDemoFleet } from '../../../../demo/fleet/start.ts'

const minute = 60_000
const day = 24 * 60 * minute
const running: DemoFleet[] = []

async function start(options: FleetOptions): Promise<DemoFleet> {
  const fleet = await startDemoFleet(options)
  running.push(fleet)
  return fleet
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((fleet) => fleet.close()))
})

function ofKind({ sites }: DemoFleet, kind: FleetKind): FleetSite {
  const found = sites.find((site) => site.kind === kind)
  if (!found) throw new Error(`the fleet has no site of the kind ${kind}`)
  return found
}

const ask = (site: FleetSite, path = 'user/settings/'): Promise<Response> =>
  fetch(`${site.url}${path}`, { redirect: 'manual' })

/** Its live sessions, those that were used in the last 15 minutes, and those that are dangling. */
function counted({ hooks }: FleetSite): { live: number; onNow: number; dangling: number } {
  const now = hooks.now()
  const live = hooks.sessions().filter(({ expire }) => expire > now)
  const idle = live.map(({ lastActivity }) => now - (lastActivity ?? now - day))
  return {
    live: live.length,
    onNow: idle.filter((ms) => ms < 15 * minute).length,
    dangling: idle.filter((ms) => ms >= 4 * day).length,
  }
}

describe('a fleet of practice sites', () => {
  it('has sites that are full of dangling sessions, and really full ones', async () => {
    const fleet = await start({ sites: 12 })
    const dangling = ofKind(fleet, 'dangling')
    const full = ofKind(fleet, 'full')
    for (const site of [dangling, full]) expect(site.sessionsLimit).toBe(counted(site).live + 1)
    expect(counted(dangling).dangling / counted(dangling).live).toBeGreaterThan(0.8)
    expect(counted(dangling).onNow).toBeLessThan(15)
    expect(counted(full).onNow / counted(full).live).toBeGreaterThan(0.6)
    expect(ofKind(fleet, 'closed').sessionsLimit).toBe(counted(ofKind(fleet, 'closed')).live)
    expect(counted(ofKind(fleet, 'big')).live).toBeGreaterThan(2000)
  })

  it('answers each site at its own address, several at one port', async () => {
    const fleet = await start({ sites: 12, seed: 4 })
    const well = fleet.sites.filter(({ kind }) => !['dead', 'hanging', 'busy'].includes(kind))
    for (const site of well) {
      expect((await ask(site)).status, site.name).toBe(200)
      expect(await (await ask(site, '')).text()).toMatch(new RegExp(`<title[^>]*>${site.name}</title>`))
    }
    const ports = well.map(({ url }) => new URL(url).port)
    expect(new Set(ports).size).toBeLessThan(ports.length)
    const shared = well.find(({ url }) => new URL(url).pathname !== '/')
    expect((await fetch(new URL('/', shared?.url))).status).toBe(404)
    const out = await ask(shared ?? ofKind(fleet, 'fine'), 'auth')
    expect(out.headers.get('location')).toBe(new URL(shared?.url ?? '').pathname)
  })

  it('has dead and busy sites, until they are well again', async () => {
    const fleet = await start({ sites: 12 })
    const dead = ofKind(fleet, 'dead')
    await expect(ask(dead)).rejects.toThrow()
    const busy = ofKind(fleet, 'busy')
    const answer = await ask(busy)
    expect([answer.status, Number(answer.headers.get('retry-after'))]).toEqual([503, expect.any(Number)])
    for (const site of [dead, busy]) {
      await site.setTrouble(null)
      expect((await ask(site)).status).toBe(200)
    }
    await busy.setTrouble({ kind: 'dead' })
    await expect(ask(busy)).rejects.toThrow()
  })

  it('hides a table, and shows it again', async () => {
    const fleet = await start({ sites: 12 })
    const hidden = ofKind(fleet, 'hidden')
    const ghosts = (): number => hidden.hooks.sessions().filter(({ ghost }) => ghost).length
    expect(ghosts()).toBe(1)
    await hidden.setTrouble(null)
    expect(ghosts()).toBe(0)
  })

  it('has users who keep working', async () => {
    const fleet = await start({ sites: 12 })
    const full = ofKind(fleet, 'full')
    const before = counted(full).onNow
    full.hooks.moveClock(2 * day)
    expect(counted(full).onNow).toBe(0)
    await ask(full)
    expect(counted(full).onNow).toBeGreaterThanOrEqual(before - 10)
  })

  it('never brings a killed session back', async () => {
    const fleet = await start({ sites: 12 })
    const full = ofKind(fleet, 'full')
    const killed = full.hooks.sessions()[0]?.key ?? ''
    full.hooks.removeSession(killed)
    full.hooks.moveClock(minute)
    await ask(full)
    expect(full.hooks.sessions().map(({ key }) => key)).not.toContain(killed)
  })

  it('gives each twentieth site a password of its own', async () => {
    const fleet = await start({ sites: 41, password: 'geheim' })
    const own = fleet.sites.filter(({ password }) => password !== 'geheim')
    expect(own.map(({ number, password }) => [number, password])).toEqual([
      [20, 'geheim-20'],
      [40, 'geheim-40'],
    ])
    expect(JSON.stringify(fleet.sites.map(({ shownPassword }) => shownPassword))).not.toContain('geheim')
  })

  it('starts no site if one of its ports is taken', async () => {
    const first = await start({ sites: 1 })
    const { port } = new URL(first.sites[0]?.url ?? '')
    await expect(startDemoFleet({ sites: 12, port: Number(port) - 1 })).rejects.toThrow('EADDRINUSE')
  })
})
