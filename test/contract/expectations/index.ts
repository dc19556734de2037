import type { Expectations } from '../expectation.ts'
import { extjs } from './extjs.ts'
import { extjs26 } from './extjs-26.ts'
import { react } from './react.ts'
import { react26 } from './react-26.ts'
import { react262fa } from './react-26-2fa.ts'
import { react26Debug } from './react-26-debug.ts'
import { react26Settings } from './react-26-settings.ts'
import { react26Tz } from './react-26-tz.ts'
import { reactDebug } from './react-debug.ts'
import { reactSettings } from './react-settings.ts'
import { reactTz } from './react-tz.ts'
import { vuejs26 } from './vuejs-26.ts'

/** By folder. */
export const expectations: Readonly<Record<string, Expectations>> = {
  extjs,
  'extjs-26': extjs26,
  react,
  'react-26': react26,
  'react-26-2fa': react262fa,
  'react-26-debug': react26Debug,
  'react-26-settings': react26Settings,
  'react-26-tz': react26Tz,
  'react-debug': reactDebug,
  'react-settings': reactSettings,
  'react-tz': reactTz,
  'vuejs-26': vuejs26,
}
