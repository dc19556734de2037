import { isOwnPage } from './navigation-policy.ts'

/** A frame that sends, as far as it matters. */
export interface Frame {
  readonly url: string
}

/** Whether a message is from our window's top frame, while it shows our page: the only frame that may call the console. */
export function maySend(sender: Frame | null, mainFrame: Frame | null): boolean {
  return sender !== null && sender === mainFrame && isOwnPage(sender.url)
}
