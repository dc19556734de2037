/** What is never killed, whatever is chosen: all sessions of a user, from an address, or one session. */
export interface Exemption {
  readonly exemptionId: string
  /** Null: on every site. */
  readonly siteId: string | null
  readonly kind: ExemptionKind
  /** A username, an address as the site tells it, or a session's ref. Hostile text. */
  readonly value: string
  /** When it was added, milliseconds. */
  readonly at: number
}

export type ExemptionKind = 'user' | 'ip' | 'session'
