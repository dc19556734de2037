import type { Command } from 'commander'
import type { PasswordSource } from '../given-password.ts'
import { fileName } from './values.ts'

export interface PasswordOptions {
  readonly passwordStdin?: true
  readonly passwordFile?: string
}

export function passwordOptions(command: Command): Command {
  return command
    .option('--password-stdin', 'read the password from standard input')
    .option('--password-file <file>', 'read the password from a file that only you can read', fileName)
}

/** What is wrong with them as a whole; null: nothing. */
export function passwordMistake({ passwordStdin, passwordFile }: PasswordOptions): string | null {
  return passwordStdin && passwordFile !== undefined
    ? '--password-stdin and --password-file exclude each other.'
    : null
}

export function passwordFrom({ passwordStdin, passwordFile }: PasswordOptions): {
  readonly passwordFrom?: PasswordSource
} {
  if (passwordStdin) return { passwordFrom: { kind: 'stdin' } }
  return passwordFile === undefined ? {} : { passwordFrom: { kind: 'file', file: passwordFile } }
}
