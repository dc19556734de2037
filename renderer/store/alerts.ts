import type { Alert, AlertChange, AlertList, AlertSettings } from '../../contract/alert.ts'
import type { Failure } from '../../contract/failure.ts'
import type { Result } from '../../contract/failure.ts'
import type { ConsoleState, Slice } from './state.ts'

export interface AlertActions {
  openAlerts(): void
  takeAlert(change: AlertChange): void
  readAlerts(): Promise<void>
  snoozeAlert(alertId: string, until: number | null): Promise<void>
  /** Returns why they could not be written. Null: they hold. */
  changeAlertSettings(settings: AlertSettings): Promise<Failure | null>
  /** What was said is shown now. */
  saidAlerts(): void
}

/** The alerts that hold. A snoozed one is none to be counted. */
export const openAlertsOf = ({ alerts }: Pick<ConsoleState, 'alerts'>): readonly Alert[] =>
  alerts.filter(({ endedAt, snoozedUntil }) => endedAt === null && snoozedUntil === null)

const order = (a: Alert, b: Alert): number =>
  Number(a.endedAt !== null) - Number(b.endedAt !== null) || (b.endedAt ?? b.since) - (a.endedAt ?? a.since)

export function alertActions({ call, get, set }: Slice): AlertActions {
  function take(result: Result<AlertList>): void {
    if (result.ok) set({ alerts: result.value.alerts, alertSettings: result.value.settings })
    else set({ notice: result.failure })
  }

  return {
    openAlerts: () => set({ page: 'alerts', notice: null }),
    takeAlert(change) {
      const { alert, said } = change
      const others = get().alerts.filter((each) => each.alertId !== alert.alertId)
      set({
        alerts: [...others, alert].sort(order),
        ...(said !== null && { alertsSaid: [...get().alertsSaid, change] }),
      })
    },
    readAlerts: async () => take(await call('listAlerts', {})),
    snoozeAlert: async (alertId, until) => take(await call('snoozeAlert', { alertId, until })),
    async changeAlertSettings(settings) {
      const result = await call('changeAlertSettings', { settings })
      if (result.ok) {
        take(result)
        return null
      }
      set({ alertSettings: settings })
      return result.failure
    },
    saidAlerts: () => set({ alertsSaid: [] }),
  }
}
