import type { CauseFacts } from '../../contract/failure-causes.ts'
import { say } from '../say.ts'

type Facts = CauseFacts['keychain']
type Sentence = () => string

/** How each system calls its keychain, what is wrong with it, and where a person mends that. */
const troubles: Readonly<Record<Facts['keychain'], Readonly<Record<Facts['trouble'], Sentence>>>> = {
  linux: {
    locked: () =>
      say(
        'The keyring is locked. Unlock your keyring (in "Passwords and Keys" or KWalletManager), then try again.',
      ),
    missing: () =>
      say(
        'There is no keyring to keep passwords in. Install gnome-keyring or KWallet, with libsecret, and sign in to your desktop again.',
      ),
    denied: () =>
      say(
        'The keyring refused. Answer its question with your keyring password, or allow this program to use the Secret Service, then try again.',
      ),
    unreadable: () =>
      say(
        'The keyring gives back something other than what the console put into it. In "Passwords and Keys" or KWalletManager, delete the entries of "Lino Session Console", then enter the password again.',
      ),
    hanging: () =>
      say(
        'The keyring does not answer. Sign out of your desktop and in again if this goes on, then try again.',
      ),
  },
  mac: {
    locked: () =>
      say('The keychain is locked. Unlock your login keychain (in "Keychain Access"), then try again.'),
    missing: () =>
      say(
        'There is no keychain to keep passwords in. Install the console again: the part of it that talks to the keychain is not there.',
      ),
    denied: () =>
      say(
        'The keychain refused. Choose "Allow" when macOS asks whether the console may use the keychain, then try again.',
      ),
    unreadable: () =>
      say(
        'The keychain gives back something other than what the console put into it. In "Keychain Access", delete the entries of "Lino Session Console", then enter the password again.',
      ),
    hanging: () =>
      say(
        'The keychain does not answer. Sign out of your desktop and in again if this goes on, then try again.',
      ),
  },
  windows: {
    locked: () =>
      say('The Credential Manager is locked. Sign in to Windows with your password, then try again.'),
    missing: () =>
      say(
        'There is no Credential Manager to keep passwords in. Install the console again if the part of it that talks to the Credential Manager is not there, and start it from your own desktop.',
      ),
    denied: () =>
      say(
        'The Credential Manager refused. Ask your administrator whether a policy forbids to store credentials, then try again.',
      ),
    unreadable: () =>
      say(
        'The Credential Manager gives back something other than what the console put into it. In "Credential Manager", under "Windows Credentials", remove the entries of "Lino Session Console", then enter the password again.',
      ),
    hanging: () =>
      say(
        'The Credential Manager does not answer. Sign out of your desktop and in again if this goes on, then try again.',
      ),
  },
}

/** What a trouble means, what to do, and how the console goes on meanwhile. */
export function keychainSentence({ keychain, trouble }: Facts): string {
  const meanwhile = say(
    'Until then passwords are kept in memory only, never on disk: the console asks for them at each start.',
  )
  return `${troubles[keychain][trouble]()} ${meanwhile}`
}
