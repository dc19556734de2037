/** Exemptions are called pins in the window: which ones hold for a session. */
export { exemptionsOn as pinsOf, type ExemptionsFor as Pins } from '../../core/domain/exempt.ts'
