import type { ConsoleEvent } from '../../contract/console-api.ts'
import type { Ports } from '../ports.ts'
import { createAlerts, type Alerts } from '../services/alerts/alerts.ts'
import { createAlertsFile } from '../services/alerts/alerts-file.ts'
import { minuteOfDay } from '../services/alerts/minute-of-day.ts'
import type { Audit } from '../services/records/audit.ts'
import type { Sites } from '../services/sites/sites.ts'
import { sessionsOf } from './parts.ts'

interface AlertsWith {
  readonly ports: Ports
  readonly sites: Sites
  readonly audit: Pick<Audit, 'damaged'>
  readonly emit: (event: ConsoleEvent) => void
}

/** The alerts of all sites, and of the audit log. */
export function consoleAlerts({ ports, sites, audit, emit }: AlertsWith): Alerts {
  return createAlerts({
    file: createAlertsFile(ports.alerts, ports.locks, ports.log),
    clock: ports.clock,
    minuteOfDay,
    sites: () => sites.all().map((site) => site.state()),
    sessionsOf: (siteId) => sessionsOf(sites, siteId),
    auditDamaged: () => audit.damaged,
    changed: (change) => emit({ type: 'alert', change }),
  })
}
