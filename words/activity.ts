import type { ActivityUnknown } from '../contract/session.ts'
import { say } from './say.ts'

const whyUnknown: Readonly<Record<ActivityUnknown, () => string>> = {
  neverUsed: () => say('never used'),
  unreadable: () => say('date not readable'),
  notCalibrated: () => say('site’s clock not known yet'),
}

/**
 * Why no last activity is known. `began`: when the user signed in, or when a session without a user began, as
 * `3 d ago`. Null: not known.
 */
export function noActivityWords(why: ActivityUnknown, began: string | null, isAnonymous: boolean): string {
  if (why === 'neverUsed' && began !== null)
    return isAnonymous
      ? say('never used, begun {time}', { time: began })
      : say('never used, signed in {time}', { time: began })
  return whyUnknown[why]()
}
