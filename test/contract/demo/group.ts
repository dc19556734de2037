import type { DemoOptions } from '../../../demo/options.ts'

/** Whose session the captured cookie is. */
type Visitor =
  | 'nobody'
  | 'gone'
  | 'expired'
  | 'anonymous'
  | 'ghost'
  | 'no-microseconds'
  | 'undecodable'
  | 'stale-password'
  | 'robin'
  | 'rolf'
  | 'romain'
  | 'luc'
  | 'marc'
  | 'notype'

/** Captures that were taken in one situation: replayed in the same, or not ours to replay, and why. */
export type Group = { captures: string } & (
  | { not: string }
  | {
      as: Visitor
      /** What the site was set up with beside the folder's. */
      site?: DemoOptions
      limit?: number
      /** How many other valid sessions there are. */
      others?: number
      /** How many sign-ins have failed before, on a site that bans. */
      failures?: number
      /** What the clock has been moved by since then, in ms. */
      waited?: number
      /** A session that hides the table (or doesn't) is there. */
      present?: 'ghost' | 'no-microseconds' | 'undecodable' | 'stale-password'
      /** The hidden table has been asked for before. */
      listedBefore?: boolean
      /** What sort of session the request names in its address. */
      target?: 'ghost' | 'no-microseconds' | 'undecodable'
    }
)

export interface Folder {
  folder: string
  site: DemoOptions
  groups: readonly Group[]
}

export const names = (group: Group): string[] => group.captures.trim().split(/\s+/)
