import type { Command } from 'commander'
import { say } from '../../../words/say.ts'
import type { PasswordSource } from '../given-password.ts'
import { fileName } from './values.ts'

export interface PasswordOptions {
  readonly passwordStdin?: true
  readonly passwordFile?: string
}

export function passwordOptions(command: Command): Command {
  return command
    .option('--password-stdin', say('read the password from standard input'))
    .option('--password-file <file>', say('read the password from a file that only you can read'), fileName)
}

/** What is wrong with them as a whole. Null: nothing. */
export function passwordMistake({ passwordStdin, passwordFile }: PasswordOptions): string | null {
  return passwordStdin && passwordFile !== undefined
    ? say('--password-stdin and --password-file exclude each other.')
    : null
}

export function passwordFrom({ passwordStdin, passwordFile }: PasswordOptions): {
  readonly passwordFrom?: PasswordSource
} {
  if (passwordStdin) return { passwordFrom: { kind: 'stdin' } }
  return passwordFile === undefined ? {} : { passwordFrom: { kind: 'file', file: passwordFile } }
}
