import type { HttpAnswer } from '../ports.ts'

/**
 * Answers of the servers in front of a Lino, recognised by their own pages. Only the beginning of a page
 * counts.
 */
const lookedAt = 4096

/** What servers answer (status 400) to plain http on a port that speaks https. Others hang up. */
const httpAtHttpsPort = [
  'The plain HTTP request was sent to HTTPS port', // nginx, and load balancers that are one
  "You're speaking plain HTTP to an SSL-enabled server port", // Apache
  'You&#39;re speaking plain HTTP to an SSL-enabled server port',
  'Client sent an HTTP request to an HTTPS server', // Go: Caddy, Traefik
  'This combination of host and port requires TLS', // Tomcat
] as const

export function isHttpAtHttpsPort(answer: HttpAnswer): boolean {
  return answer.status === 400 && says(answer, httpAtHttpsPort)
}

/** A busy site also says 503, so only these words show that nobody is behind the web server. */
const nobodyBehind = [
  'No server is available to handle this request', // HAProxy
  'unable to service your request due to maintenance downtime or capacity', // Apache, when it reaches nobody
  'no available server', // Traefik
  'no healthy upstream', // Envoy
  'upstream connect error', // Envoy
] as const

/** The web server answers instead of an application that does not. Lino itself never says 502 or 504. */
export function isGatewaysOwn(answer: HttpAnswer): boolean {
  if (answer.status === 502 || answer.status === 504) return true
  return answer.status === 503 && says(answer, nobodyBehind)
}

function says(answer: HttpAnswer, words: readonly string[]): boolean {
  // Some break their lines within a sentence.
  const page = answer.body.slice(0, lookedAt).replace(/\s+/g, ' ')
  return words.some((each) => page.includes(each))
}
