import { isOwnPage } from './navigation-policy.ts'

/** The facts that matter of a sending frame. */
export interface Frame {
  readonly url: string
}

/**
 * Whether a message is from our window's top frame while it shows our page. Only this frame may call the
 * console.
 */
export function maySend(sender: Frame | null, mainFrame: Frame | null): boolean {
  return sender !== null && sender === mainFrame && isOwnPage(sender.url)
}
