import { number } from './format.ts'
import { say } from './say.ts'

/** The words of the dialog of alert settings. */
export const alertSettings = {
  title: () => say('Alert settings'),
  scope: () => say('Alerts of'),
  allSites: () => say('All sites'),
  tag: (tag: string) => say('Tag {tag}', { tag }),
  thresholds: {
    full: () => say('Full, and most sessions are in use'),
    falseAlert: () => say('Full, but only few on now'),
    certificate: () => say('Certificate changed or not trusted'),
    nearLimitPercent: () => say('Sessions near the limit, from'),
    danglingAtLeast: () => say('Dangling sessions, from'),
    userSessionsAtLeast: () => say('Sessions of one user, from'),
    unreachableMinutes: () => say('Not reached for'),
    certificateDays: () => say('A trusted certificate expires within'),
  },
  units: {
    nearLimitPercent: () => say('% of the limit'),
    danglingAtLeast: () => say('sessions'),
    userSessionsAtLeast: () => say('sessions'),
    unreachableMinutes: () => say('minutes'),
    certificateDays: () => say('days'),
  },
  never: () => say('never'),
  onOrOff: (on: boolean) => (on ? say('Alert') : say('No alert')),
  numberOrNever: (value: number | null) => (value === null ? say('never') : number(value)),
  asForAll: (value: string) => say('As for all: {value}', { value }),
  wrongNumber: (most: number) => say('A number from 0 to {most}. With 0 there is no alert.', { most }),
  neverHint: () => say('An empty field means never.'),
  ownHint: () => say('An empty field means the same as for all sites. 0 means never.'),
  grace: () => say('A reason must hold for'),
  graceHint: () => say('Only then there is an alert. A reason that goes for a moment does not end it.'),
  quietFrom: () => say('Quiet from'),
  quietTo: () => say('to'),
  quietHint: () => say('Nothing is said in this time. What still holds is said afterwards.'),
  notifications: () => say('Show notifications of the system'),
  notificationsHint: () => say('They name sites and numbers, and no user.'),
  notificationsDenied: () => say('The browser does not allow it. Change this in its settings for this page.'),
  save: () => say('Save'),
  cancel: () => say('Cancel'),
} as const
