import { say } from './say.ts'

/** Keys as they are named on a keyboard. */
export const keys = {
  commands: () => say('Ctrl K'),
  overview: () => say('Ctrl 0'),
  site: (place: number): string => say('Ctrl {place}', { place }),
  anySite: () => say('Ctrl 1 to 9'),
  readNow: () => 'F5',
  search: () => '/',
  help: () => '?',
  selectAll: () => say('Ctrl A'),
  copy: () => say('Ctrl C'),
  menu: () => say('Shift F10'),
  moves: () => say('Arrow keys, Page Up, Page Down'),
  ends: () => say('Home, End'),
  select: () => say('Space'),
  selectTo: () => say('Shift Space'),
  extend: () => say('Shift with an arrow key'),
  kill: () => say('Del'),
  clear: () => say('Escape'),
  open: () => say('Enter'),
  foldGroup: () => say('Left, Right'),
} as const
