import { expect, it } from 'vitest'
import { fleetLines, fleetList } from '../../../../demo/fleet/list.ts'
import type { FleetSite } from '../../../../demo/fleet/start.ts'

const site = {
  name: 'Così Mons',
  url: 'http://127.0.0.1:4001/cosi-mons/',
  user: 'robin',
  password: 'geheim-20',
  shownPassword: 'PASSWORD-20',
  tags: ['cosi', 'limited'],
  folder: 'Hosted for others',
  sessionsLimit: 50,
} as unknown as FleetSite

it('writes a line for each site, without a password that was given', () => {
  expect(fleetLines({ sites: [site] })).toEqual([
    'Così Mons\thttp://127.0.0.1:4001/cosi-mons/\trobin\tPASSWORD-20',
  ])
})

it('writes a list as JSON or CSV, without passwords', () => {
  const listed = { name: 'Così Mons', url: 'http://127.0.0.1:4001/cosi-mons', user: 'robin' }
  const more = { tags: ['cosi', 'limited'], folder: 'Hosted for others', sessionsLimit: 50 }
  expect(JSON.parse(fleetList({ sites: [site] }, 'json'))).toEqual({
    linoSessionConsole: { version: 2, sites: [{ ...listed, ...more }] },
  })
  expect(fleetList({ sites: [{ ...site, sessionsLimit: null }] }, 'csv')).toBe(
    'name,url,user,tags,folder,sessionsLimit\r\n' +
      'Così Mons,http://127.0.0.1:4001/cosi-mons,robin,cosi limited,Hosted for others,\r\n',
  )
})
