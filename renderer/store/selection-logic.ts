/**
 * Which sessions are chosen. `base` is what was chosen when the anchor was set. Extending from the anchor
 * gives base plus range, so that a range can shrink again without losing earlier choices.
 */
export interface Selection {
  readonly refs: ReadonlySet<string>
  readonly base: ReadonlySet<string>
  /** Key of the row that a range starts from. */
  readonly anchor: string | null
}

/** A row of the table in its order. `ref` is null if nothing can be chosen (a group, the own session). */
export interface Pickable {
  readonly key: string
  readonly ref: string | null
}

const none: ReadonlySet<string> = new Set()

export const emptySelection: Selection = { refs: none, base: none, anchor: null }

/** Only this row. If it cannot be chosen: nothing. */
export function pickOnly(row: Pickable): Selection {
  return { refs: row.ref === null ? none : new Set([row.ref]), base: none, anchor: row.key }
}

/** Adds all of these, or removes them if all are chosen already. The next range starts at `key`. */
export function toggle(selection: Selection, key: string, refs: readonly string[]): Selection {
  const next = new Set(selection.refs)
  const allIn = refs.length > 0 && refs.every((ref) => next.has(ref))
  for (const ref of refs) {
    if (allIn) next.delete(ref)
    else next.add(ref)
  }
  return { refs: next, base: next, anchor: key }
}

/**
 * The range from the anchor to `key`, both included, in the table's present order. If the anchor is gone,
 * only `key`. `keep`: earlier choices stay.
 */
export function extend(
  selection: Selection,
  order: readonly Pickable[],
  key: string,
  keep: boolean,
): Selection {
  const to = order.findIndex((row) => row.key === key)
  if (to < 0) return selection
  const anchored = order.findIndex((row) => row.key === selection.anchor)
  const from = anchored < 0 ? to : anchored
  const base = keep ? selection.base : none
  const refs = new Set(base)
  for (const row of order.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (row.ref !== null) refs.add(row.ref)
  }
  return { refs, base, anchor: order[from]?.key ?? key }
}

/** All of these, in addition to the present choice. */
export function addAll(selection: Selection, refs: readonly string[]): Selection {
  const next = new Set([...selection.refs, ...refs])
  return { refs: next, base: next, anchor: selection.anchor }
}

/** Removes these. */
export function dropAll(selection: Selection, refs: Iterable<string>): Selection {
  const next = new Set(selection.refs)
  for (const ref of refs) next.delete(ref)
  return { refs: next, base: next, anchor: selection.anchor }
}

/** What is no longer listed is no longer chosen. Returns the same object if nothing changed. */
export function prune(selection: Selection, listed: ReadonlySet<string>): Selection {
  const gone = [...selection.refs].filter((ref) => !listed.has(ref))
  if (gone.length === 0) return selection
  const keep = (refs: ReadonlySet<string>): Set<string> => new Set([...refs].filter((ref) => listed.has(ref)))
  return { refs: keep(selection.refs), base: keep(selection.base), anchor: selection.anchor }
}
