import type { ConsoleMethod } from './console-api.ts'

// An object, so that a method that is forgotten or too many does not compile.
const methods: Record<ConsoleMethod, true> = {
  appInfo: true,
  listSites: true,
  addSite: true,
  changeSite: true,
  removeSite: true,
  exportSites: true,
  importSites: true,
  probeSite: true,
  readCertificate: true,
  trustCertificate: true,
  signIn: true,
  forgetPassword: true,
  signOut: true,
  readNow: true,
  readSessions: true,
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
  readAudit: true,
}

/** The names of all methods, without their schemas: all that a bridge (preload, loopback client) needs to know. */
export const consoleMethods = Object.keys(methods) as readonly ConsoleMethod[]

/** Whether a name from outside is a method's: an own key, so `constructor` is none. */
export function isConsoleMethod(name: unknown): name is ConsoleMethod {
  return typeof name === 'string' && Object.hasOwn(methods, name)
}
