import { describe, expect, it } from 'vitest'
import type { SiteState } from '../../../../../contract/site.ts'
import { fleetVerdict } from '../../../../../core/domain/fleet-verdict.ts'
import { prometheusLines } from '../../../../../main/cli/output/prometheus.ts'
import { fc } from '../../../../support/properties.ts'
import { monday } from '../../../../support/sessions.ts'
import { siteState } from '../../../../support/site-states.ts'

function lines(...sites: readonly Partial<SiteState>[]): string[] {
  const rows = sites.map((given) => {
    const site = siteState(given)
    return { site, verdict: fleetVerdict(site, monday) }
  })
  return prometheusLines(rows)
}

const office = 'site="office",url="https://office.example.com",user="robin",folder=""'

describe('the figures for Prometheus', () => {
  it('have a line for each site below what they mean', () => {
    const written = lines({}, { name: 'x', sessionsLimit: null })
    expect(written.slice(0, 4)).toEqual([
      '# HELP lino_site_up Whether the console is signed in and has read the site.',
      '# TYPE lino_site_up gauge',
      `lino_site_up{${office}} 1`,
      `lino_site_up{${office.replace('office"', 'x"')}} 1`,
    ])
    expect(written).toContain(`lino_sessions_limit{${office}} 50`)
    expect(written).toContain(`lino_sessions_live{${office}} 2`)
    expect(written).toContain(`lino_site_read_timestamp_seconds{${office}} ${monday / 1000}`)
    expect(written).toContain(`lino_site_verdict{${office},verdict="fine"} 1`)
    expect(written.filter((line) => line.startsWith('lino_sessions_limit{'))).toHaveLength(1)
  })

  it('leave out what is not known, because 0 would be untrue', () => {
    const written = lines({ access: 'signedOut', counts: null, readAt: null, sessionsLimit: null })
    expect(written.filter((line) => !line.startsWith('#'))).toEqual([
      `lino_site_up{${office}} 0`,
      `lino_site_verdict{${office},verdict="waitsForYou"} 1`,
    ])
  })

  it('escape what would end a label, and show what a terminal would obey', () => {
    const [, , line] = lines({ name: 'a"b\\c\nd\u001b[2J', folder: 'é' })
    expect(line).toContain('{site="a\\"b\\\\c\\\\x0ad\\\\x1b[2J",')
    expect(line).toContain('folder="é"}')
  })

  it('have one shape, whatever the sites are called', () => {
    const label = String.raw`[a-z]+="(?:[^"\\\n]|\\["\\n])*"`
    const shape = new RegExp(String.raw`^lino_[a-z_]+\{${label}(?:,${label})*\} -?[0-9.e+]+$`, 'u')
    const anyText = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(anyText, anyText, anyText, (name, folder, user) => {
        for (const line of lines({ name, folder, user }))
          if (!line.startsWith('#')) expect(line).toMatch(shape)
      }),
    )
  })
})
