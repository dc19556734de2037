/** What a terminal shows of hostile text, and what a report writes of it, is the same. */
export { escaped as visible, safeJson } from '../../../core/domain/escapes.ts'
