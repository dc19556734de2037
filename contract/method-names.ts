import type { ConsoleMethod } from './console-api.ts'

// An object, so that a missing or an additional method does not compile.
const methods: Record<ConsoleMethod, true> = {
  appInfo: true,
  changePreferences: true,
  listSites: true,
  addSite: true,
  changeSite: true,
  removeSite: true,
  exportSites: true,
  previewImport: true,
  importSites: true,
  probeSite: true,
  readCertificate: true,
  trustCertificate: true,
  signIn: true,
  signInMany: true,
  forgetPassword: true,
  signOut: true,
  readNow: true,
  readSessions: true,
  readFigures: true,
  viewSite: true,
  previewKill: true,
  previewResume: true,
  startKill: true,
  cancelKill: true,
  pauseKill: true,
  continueKill: true,
  killRun: true,
  killRuns: true,
  interruptedRuns: true,
  dropInterrupted: true,
  endHidden: true,
  hiddenHelp: true,
  listExemptions: true,
  addExemption: true,
  removeExemption: true,
  listAlerts: true,
  snoozeAlert: true,
  changeAlertSettings: true,
  readAudit: true,
}

/**
 * The names of all methods, without their schemas. A bridge (preload, loopback client) needs nothing else.
 */
export const consoleMethods = Object.keys(methods) as readonly ConsoleMethod[]

/**
 * Whether a name from outside is the name of a method. It has to be an own key, so `constructor` is not one.
 */
export function isConsoleMethod(name: unknown): name is ConsoleMethod {
  return typeof name === 'string' && Object.hasOwn(methods, name)
}
