import { useEffect, useRef, useState } from 'react'
import type { Result } from '../../../../contract/failure.ts'
import type { KillPlan } from '../../../../contract/kill.ts'
import type { KillRule } from '../../../../contract/rule.ts'
import { eachBounded } from '../../../store/bounded.ts'
import { narrowedRule } from '../../../store/kills/narrowed-rule.ts'
import { useActions } from '../../../store/react.tsx'

/** What the rule means on one site, and what the user has taken out of it. */
export interface SitePreview {
  readonly siteId: string
  /** What the rule chooses. */
  readonly first: Result<KillPlan>
  /** Without the users who were taken out. This is the plan that runs. */
  readonly result: Result<KillPlan>
  readonly ticked: boolean
  /** Null: anonymous sessions. */
  readonly dropped: ReadonlySet<string | null>
  /** The plan without some users is under way. */
  readonly busy: boolean
}

interface Wanted {
  readonly siteId: string
  readonly rule: KillRule
}

export interface Previews {
  /** Null: none were made yet. */
  readonly sites: readonly SitePreview[] | null
  /** How many of the sites are done, while they are being made. */
  readonly progress: { readonly done: number; readonly of: number } | null
  make(wanted: readonly Wanted[]): void
  /** Back to the choice, also while they are being made. */
  drop(): void
  tickSite(siteId: string): void
  tickUser(siteId: string, user: string | null): void
}

/** A preview may read its site first. So only a few are made at a time. */
const atATime = 4
const nobody: ReadonlySet<string | null> = new Set()

export function usePreviews(): Previews {
  const { previewPlan } = useActions()
  const [sites, setSites] = useState<readonly SitePreview[] | null>(null)
  const [progress, setProgress] = useState<Previews['progress']>(null)
  /** Answers to an earlier question mean nothing. */
  const round = useRef(0)
  useEffect(
    () => () => {
      round.current += 1
    },
    [],
  )

  async function make(wanted: readonly Wanted[]): Promise<void> {
    round.current += 1
    const mine = round.current
    const isOver = (): boolean => mine !== round.current
    const found = new Map<string, SitePreview>()
    setProgress({ done: 0, of: wanted.length })
    const one = async ({ siteId, rule }: Wanted): Promise<void> => {
      const result = await previewPlan(siteId, rule)
      if (isOver()) return
      found.set(siteId, { siteId, first: result, result, ticked: true, dropped: nobody, busy: false })
      setProgress({ done: found.size, of: wanted.length })
    }
    await eachBounded(wanted, atATime, one, isOver)
    if (isOver()) return
    setProgress(null)
    setSites(wanted.flatMap(({ siteId }) => found.get(siteId) ?? []))
  }

  const change = (siteId: string, part: Partial<SitePreview>): void =>
    setSites(
      (before) => before?.map((each) => (each.siteId === siteId ? { ...each, ...part } : each)) ?? null,
    )

  async function tickUser(siteId: string, user: string | null): Promise<void> {
    const site = sites?.find((each) => each.siteId === siteId)
    if (!site?.first.ok || site.busy) return
    const dropped = new Set(site.dropped)
    if (!dropped.delete(user)) dropped.add(user)
    const refs = site.first.value.victims.flatMap((each) => (dropped.has(each.user) ? [] : [each.ref]))
    // Without any user the site is not meant. All users again are the first plan again.
    if (refs.length === 0) return change(siteId, { dropped, ticked: false })
    if (dropped.size === 0) return change(siteId, { dropped, ticked: true, result: site.first })
    const mine = round.current
    change(siteId, { dropped, ticked: true, busy: true })
    const result = await previewPlan(siteId, narrowedRule(site.first.value.rule, refs))
    if (mine === round.current) change(siteId, { result, busy: false })
  }

  function tickSite(siteId: string): void {
    const site = sites?.find((each) => each.siteId === siteId)
    if (!site) return
    if (site.ticked) change(siteId, { ticked: false })
    // After all of its users were taken out.
    else change(siteId, { ticked: true, ...(isEmptied(site) && { dropped: nobody, result: site.first }) })
  }

  return {
    sites,
    progress,
    make: (wanted) => void make(wanted),
    drop: () => {
      round.current += 1
      setProgress(null)
      setSites(null)
    },
    tickSite,
    tickUser: (siteId, user) => void tickUser(siteId, user),
  }
}

const isEmptied = ({ first, dropped }: SitePreview): boolean =>
  first.ok && first.value.victims.every(({ user }) => dropped.has(user))

/** The plan that runs on a site. Null: there is none, or nothing in it. */
export const planOf = ({ ticked, result }: SitePreview): KillPlan | null =>
  ticked && result.ok && result.value.victims.length > 0 ? result.value : null
