import { number, plural } from '../../words/format.ts'

/** The words of killing on several sites at once. */
export const many = {
  open: 'Kill dangling on several sites…',
  title: 'Kill dangling sessions on several sites',
  lead: 'Choose the sites. Nothing is sent before you have seen what would be ended on each, and confirmed it.',
  sites: 'Sites',
  all: 'All of them',
  dangling: (count: number | null): string => (count === null ? 'not read yet' : `${number(count)} dangling`),
  busy: 'a kill is under way',
  none: 'You are not signed in to any site.',
  cancel: 'Cancel',
  close: 'Close',
  preview: 'Preview…',
  previewing: 'Choosing…',
  back: 'Back',
  confirmTitle: (count: number, sites: number): string =>
    `Kill ${plural(count, 'session')} on ${plural(sites, 'site')}?`,
  nothingTitle: 'Nothing to kill on these sites',
  confirmLead: 'Their users will have to sign in again. This cannot be undone. The sites run side by side.',
  columns: { site: 'Site', count: 'Sessions', means: 'What to know' },
  nothingHere: 'nothing to kill',
  users: (count: number): string => plural(count, 'user'),
  confirm: (count: number): string => `Kill ${plural(count, 'session')}`,
  starting: 'Starting…',
} as const
