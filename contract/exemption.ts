/**
 * What is never killed, whatever a rule chooses: all sessions of a user, all sessions from an address, or one
 * session.
 */
export interface Exemption {
  readonly exemptionId: string
  /** Null: on every site. */
  readonly siteId: string | null
  /**
   * The site's address. A site that is saved again has another id, and the exemption still holds at this
   * address, for every account. Null: nobody knows the site's address, so the exemption holds on every site.
   * Missing: on every site, or on a practice site.
   */
  readonly url?: string | null
  readonly kind: ExemptionKind
  /** A username, an address as the site writes it, or a session's ref. Hostile text. */
  readonly value: string
  /** When it was added, milliseconds. */
  readonly at: number
}

export type ExemptionKind = 'user' | 'ip' | 'session'
