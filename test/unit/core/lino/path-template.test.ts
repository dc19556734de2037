import { describe, expect, it } from 'vitest'
import { pathTemplate } from '../../../../core/lino/path-template.ts'

const key = 'abc123' + 'd4'.repeat(13)

describe('the template of a path', () => {
  it.each([
    ['https://lino.example.com/api/users/Sessions?fmt=json&limit=0', '/api/users/Sessions'],
    ['https://lino.example.com/user/settings/', '/user/settings/'],
    ['https://lino.example.com/auth', '/auth'],
    ['https://lino.example.com/logout', '/logout'],
    ['https://lino.example.com/api/users/Me?an=sign_out', '/api/users/Me'],
    [
      `https://lino.example.com/api/users/Sessions/${key}?an=kill_session&sr=${key}`,
      '/api/users/Sessions/{}',
    ],
    ['https://lino.example.com/media/cache/json/lino_900_de.json', '/media/cache/json/{}'],
    ['https://robin:secret@lino.example.com/secret-folder/auth#secret', '/{}/auth'],
    ['no address at all', '{}'],
  ])('%s: %s', (url, template) => {
    expect(pathTemplate(url)).toBe(template)
  })
})
