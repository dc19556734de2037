import { describe, expect, it } from 'vitest'
import { planFleet } from '../../../../demo/fleet/plan.ts'

const kindsIn = (count: number): Set<string> => new Set(planFleet(count, 1).map(({ kind }) => kind))

describe('the plan of a fleet', () => {
  it('is the same for the same seed, and another for another seed', () => {
    expect(planFleet(60, 5)).toEqual(planFleet(60, 5))
    expect(planFleet(60, 5)).not.toEqual(planFleet(60, 6))
  })

  it('has sites of every kind from twelve on, and many that are fine', () => {
    expect(kindsIn(12).size).toBe(12)
    const fleet = planFleet(200, 1)
    expect(fleet.filter(({ kind }) => kind === 'fine').length).toBeGreaterThan(90)
    for (const kind of kindsIn(12)) {
      expect(fleet.filter((site) => site.kind === kind).length, kind).toBeGreaterThanOrEqual(3)
    }
  })

  it.each([1, 2, 7, 30, 700])('gives %i sites names, and addresses that nobody else has', (count) => {
    const fleet = planFleet(count, 3)
    expect(fleet).toHaveLength(count)
    expect(new Set(fleet.map(({ name }) => name)).size).toBe(count)
    expect(new Set(fleet.map(({ host, prefix }) => `${host}${prefix}`)).size).toBe(count)
  })

  it('puts several sites on one host, each below its own path, and never a dead one', () => {
    const fleet = planFleet(100, 2)
    const shared = [...Map.groupBy(fleet, ({ host }) => host).values()].filter((sites) => sites.length > 1)
    expect(shared.length).toBeGreaterThan(3)
    for (const site of shared.flat()) {
      expect(site.prefix).toMatch(/^\/[a-z0-9-]+$/)
      expect(site.kind).not.toBe('dead')
    }
  })
})
