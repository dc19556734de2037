import { say } from './say.ts'

const noFolder = (): string => say('there is no such folder')
const denied = (): string => say('permission denied')
const noFile = (): string => say('it is not a file')

/** By a system error's code, and two of ours: `notRegular`, `unknown`. */
const reasons: Readonly<Record<string, () => string>> = {
  ENOENT: noFolder,
  ENOTDIR: noFolder,
  EACCES: denied,
  EPERM: denied,
  EROFS: () => say('the disk is read-only'),
  ENOSPC: () => say('there is no space left'),
  EDQUOT: () => say('the quota is used up'),
  EFBIG: () => say('the file may not become so big'),
  EIO: () => say('the device failed'),
  EBADF: () => say('it is closed'),
  EISDIR: noFile,
  notRegular: noFile,
  ENAMETOOLONG: () => say('the name is too long'),
  unknown: () => say('for an unknown reason'),
}

/** Why something could not be written. Null: there are no words for this code. */
export const whyNotWritten = (code: string): string | null =>
  Object.hasOwn(reasons, code) ? (reasons[code]?.() ?? null) : null
