import type { Plugin } from 'vite'

/** One text of a PO file. `plural`: its English plural; `translations`: one for each form. */
export interface PoEntry {
  readonly msgid: string
  readonly plural: string | null
  readonly translations: readonly string[]
  readonly fuzzy: boolean
}

export class DamagedPo extends Error {}
export function readPo(text: string, file: string): PoEntry[]
export function catalogueOf(entries: readonly PoEntry[]): Record<string, string>
export const poPlugin: Plugin
