import { assertNever } from '../../../contract/assert-never.ts'
import type { KeychainTrouble } from '../../ports.ts'

/** How this system's keychain is called, and where a person opens it. */
interface Keychain {
  readonly name: string
  readonly unlock: string
  readonly getOne: string
  readonly allow: string
  readonly inspect: string
}

const ofLinux: Keychain = {
  name: 'keyring',
  unlock: 'Unlock your keyring (in "Passwords and Keys" or KWalletManager)',
  getOne: 'Install gnome-keyring or KWallet, with libsecret, and sign in to your desktop again',
  allow: 'Answer its question with your keyring password, or allow this program to use the Secret Service',
  inspect: 'In "Passwords and Keys" or KWalletManager, delete the entries of "Lino Session Console"',
}
const ofMac: Keychain = {
  name: 'keychain',
  unlock: 'Unlock your login keychain (in "Keychain Access")',
  getOne: 'Install the console again: the part of it that talks to the keychain is not there',
  allow: 'Choose "Allow" when macOS asks whether the console may use the keychain',
  inspect: 'In "Keychain Access", delete the entries of "Lino Session Console"',
}
const ofWindows: Keychain = {
  name: 'Credential Manager',
  unlock: 'Sign in to Windows with your password',
  getOne:
    'Install the console again if the part of it that talks to the Credential Manager is not there, and start it from your own desktop',
  allow: 'Ask your administrator whether a policy forbids to store credentials',
  inspect:
    'In "Credential Manager", under "Windows Credentials", remove the entries of "Lino Session Console"',
}

function keychainOf(platform: string): Keychain {
  if (platform === 'darwin') return ofMac
  return platform === 'win32' ? ofWindows : ofLinux
}

function meaning(trouble: KeychainTrouble, keychain: Keychain): string {
  switch (trouble) {
    case 'locked':
      return `The ${keychain.name} is locked. ${keychain.unlock}, then try again.`
    case 'missing':
      return `There is no ${keychain.name} to keep passwords in. ${keychain.getOne}.`
    case 'denied':
      return `The ${keychain.name} refused. ${keychain.allow}, then try again.`
    case 'unreadable':
      return `The ${keychain.name} gives back something other than what the console put into it. ${keychain.inspect}, then enter the password again.`
    case 'hanging':
      return `The ${keychain.name} does not answer. Sign out of your desktop and in again if this goes on, then try again.`
    default:
      return assertNever(trouble)
  }
}

/** What a trouble means, what to do, and how the console goes on meanwhile. `platform`: Node's `process.platform`. */
export function troubleInWords(trouble: KeychainTrouble, platform: string): string {
  return (
    `${meaning(trouble, keychainOf(platform))} Until then passwords are kept in memory only, never on disk: ` +
    'the console asks for them at each start.'
  )
}
