import { sayParts } from './say.ts'

/** `12 on now, 34 today`: how many sessions are in use, and were used today. The figures are elements. */
export const onNowParts = <Part>(onNow: Part, today: Part): readonly (Part | string)[] =>
  sayParts('{onNow} on now, {today} today', { onNow, today })
