import type { Folder } from './group.ts'

export const useTz: Folder = {
  folder: 'react-26-tz',
  site: { lino: '26', frontEnd: 'react', useTz: true },
  groups: [
    { as: 'nobody', captures: '01-signin' },
    { as: 'robin', captures: '02-list 02b-list-limit2 03-settings 04-list-signin-only' },
    { as: 'luc', captures: '05-signout' },
  ],
}

export const useTz21: Folder = {
  folder: 'react-tz',
  site: { lino: '21', frontEnd: 'react', useTz: true },
  groups: [
    { as: 'nobody', captures: '01-signin' },
    { as: 'robin', captures: '02-list' },
  ],
}

const iso = { dateFormat: '%Y-%m-%d', timeFormat: '%H:%M:%S' }
const us = { dateFormat: '%m/%d/%Y', timeFormat: '%I:%M %p' }
const slash = { dateFormat: '%d/%m/%Y' }
const long = { dateFormat: '%d %b %Y', timeFormat: '%Hh%M' }
const twoDays = { cookieAge: 172_800 }
const browserClose = { browserClose: true }

export const otherSettings: Folder = {
  folder: 'react-26-settings',
  site: { lino: '26', frontEnd: 'react' },
  groups: [
    { as: 'nobody', site: iso, captures: 'iso-signin' },
    { as: 'robin', site: iso, captures: 'iso-list' },
    { as: 'nobody', site: us, captures: 'us-signin' },
    { as: 'robin', site: us, captures: 'us-list' },
    { as: 'nobody', site: slash, captures: 'slash-signin' },
    { as: 'robin', site: slash, captures: 'slash-list' },
    { as: 'nobody', site: long, captures: 'long-signin' },
    { as: 'robin', site: long, captures: 'long-list' },
    { as: 'nobody', site: twoDays, captures: 'two-days-signin' },
    { as: 'robin', site: twoDays, captures: 'two-days-list' },
    { as: 'nobody', site: browserClose, captures: 'browser-close-signin' },
    { as: 'robin', site: browserClose, captures: 'browser-close-list' },
    {
      not: 'the demo site keeps its sessions in a database',
      captures: 'engine-cache-signin engine-cache-list',
    },
  ],
}
