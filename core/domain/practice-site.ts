/** Practice sites have the same ids in each run of the console, and other addresses. */
const start = 'demo-'

export const practiceSiteId = (index: number): string => `${start}${String(index)}`

export const isPracticeSiteId = (siteId: string): boolean => siteId.startsWith(start)
