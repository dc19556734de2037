import type { FileFault } from './causes/files.ts'

/** A fault in one word, for the log: the system's code if there is one, otherwise ours. */
export function faultCode(fault: FileFault): string {
  if (fault.why === 'linkCircle') return 'ELOOP'
  return 'code' in fault ? fault.code : fault.why
}
