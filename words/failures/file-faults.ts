import { assertNever } from '../../contract/assert-never.ts'
import type { FileFault, LockHolder } from '../../contract/causes/files.ts'
import { say } from '../say.ts'

/** Why a file cannot be used, to stand between brackets or after a colon. */
export function fileFault(fault: FileFault): string {
  switch (fault.why) {
    case 'danglingLink':
      return say('{file} is a link to {to}, which is not there', { file: fault.file, to: fault.to })
    case 'linkCircle':
      return say('{file} is a link that leads in a circle', { file: fault.file })
    case 'notRegular':
      return notRegular(fault.file, fault.what)
    case 'tooLarge':
      return say('{file} is larger than {megabytes} MB, which is none of ours', {
        file: fault.file,
        megabytes: fault.megabytes,
      })
    case 'otherUsers':
      return say('{file} belongs to another user (number {user}), and this one has no right to it ({code})', {
        file: fault.file,
        user: String(fault.user),
        code: fault.code,
      })
    case 'noRight':
      return say('this user has no right to {file} ({code})', { file: fault.file, code: fault.code })
    case 'system':
      return systemFault(fault.code, fault.file)
    case 'noFolder':
      return say('no folder can be made at {file} ({code})', { file: fault.file, code: fault.code })
    case 'notJson':
      return say('it is not JSON')
    default:
      return assertNever(fault)
  }
}

function notRegular(file: string, what: Extract<FileFault, { why: 'notRegular' }>['what']): string {
  switch (what) {
    case 'folder':
      return say('{file} is a folder, and no regular file', { file })
    case 'pipe':
      return say('{file} is a pipe, and no regular file', { file })
    case 'socket':
      return say('{file} is a socket, and no regular file', { file })
    case 'device':
      return say('{file} is a device, and no regular file', { file })
    case 'unknown':
      return say('{file} is no regular file', { file })
    default:
      return assertNever(what)
  }
}

/** The codes of the system that say nothing to most people. */
const codeWords: Readonly<Record<string, () => string>> = {
  ENOSPC: () => say('the disk is full'),
  EDQUOT: () => say('the disk is full'),
  EFBIG: () => say('files may not be so large here'),
  EROFS: () => say('the disk is read-only'),
  EIO: () => say('the disk does not answer as it should'),
  EEXIST: () => say('what should be a folder is none'),
  ENOTDIR: () => say('what should be a folder is none'),
  ELOOP: () => say('it is a link that leads in a circle'),
  ENAMETOOLONG: () => say('the name is too long'),
}

function systemFault(code: string, file: string | null): string {
  const words = codeWords[code]?.()
  if (words === undefined) return file === null ? code : say('{code}: {file}', { code, file })
  return file === null
    ? say('{reason} ({code})', { reason: words, code })
    : say('{reason} ({code}): {file}', { reason: words, code, file })
}

type Console = Extract<LockHolder, { who: 'console' }>

/** Who holds a lock, for a sentence. */
export function lockHolder(holder: LockHolder): string {
  switch (holder.who) {
    case 'console':
      return consoleWords(holder)
    case 'thing':
      return say('what stands in its place ({fault})', { fault: fileFault(holder.fault) })
    case 'unknown':
      return say('another console')
    default:
      return assertNever(holder)
  }
}

function consoleWords({ host, process, where }: Console): string {
  const what = hostWords[host]()
  if (process === null) return what
  const number = String(process)
  switch (where) {
    case 'otherMachine':
      return say('{console} on another machine (process {number} there)', { console: what, number })
    case 'otherProcesses':
      return say(
        '{console} in a container or another process space of this machine (process {number} there)',
        { console: what, number },
      )
    case 'unknownMachine':
      return say('{console} (process {number}, on a machine that is not known)', { console: what, number })
    case 'here':
      return say('{console} (process {number})', { console: what, number })
    default:
      return assertNever(where)
  }
}

const hostWords: Readonly<Record<Console['host'], () => string>> = {
  terminal: () => say('another terminal of this console'),
  window: () => say('another window of this console'),
  unknown: () => say('another console of this data folder'),
}

/** What helps against a holder that does not let go. Null: only time does. */
export function againstHolder(holder: LockHolder): string | null {
  if (holder.who === 'thing') return say('Remove it, then try again.')
  if (holder.who === 'unknown') return null
  const { where, file } = holder
  if (where === 'otherMachine') return say('If that machine is gone for good, remove {file}.', { file })
  if (where === 'otherProcesses') return say('If that one is gone for good, remove {file}.', { file })
  return null
}
