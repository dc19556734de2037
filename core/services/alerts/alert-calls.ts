import type { ConsoleApi } from '../../../contract/console-api.ts'
import { succeed } from '../../../contract/failure.ts'
import type { Alerts } from './alerts.ts'

type AlertCalls = Pick<ConsoleApi, 'listAlerts' | 'snoozeAlert' | 'changeAlertSettings'>

export function alertCalls(alerts: Alerts): AlertCalls {
  return {
    listAlerts: async () => succeed(alerts.list()),
    snoozeAlert: async ({ alertId, until }) => alerts.snooze(alertId, until),
    changeAlertSettings: ({ settings }) => alerts.change(settings),
  }
}
