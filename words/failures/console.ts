import type { siteCauses } from '../../contract/causes/sites.ts'
import { list } from '../format.ts'
import { say } from '../say.ts'
import { keychainSentence } from './keychain.ts'
import type { Sentences } from './sentences.ts'

/** Of the console's sites and of the console itself. */
export const consoleSentences: Sentences<keyof typeof siteCauses> = {
  noSuchSite: () => say('There is no such site.'),
  noSuchAlert: () => say('This alert has ended.'),
  nameTaken: ({ name }) => say('There is already a site called {name}.', { name }),
  nameIsOtherAddress: () =>
    say('This name reads as an address, and not as this site’s own. Choose another name.'),
  changeNotSaved: () => say('The change is not saved, and lasts until the console quits.'),
  siteNotAdded: () => say('The site was not added.'),
  siteHereAlready: () => say('This site is already here, with the same user.'),
  listNameTaken: () => say('Another site here has this name already.'),
  listedTwice: () => say('The list names this site twice.'),
  listNewer: () => say('This list is from a newer version of the console. Update this one first.'),
  listTooLarge: ({ most }) =>
    say('This list is too long: at most {most} sites can be imported at once.', { most: String(most) }),
  noSiteList: () =>
    say(
      'This is no list of sites. Choose a file that this console has exported, or a CSV file with a column of addresses.',
    ),
  entryNotValid: ({ fields }) =>
    fields.length === 0
      ? say('This is not a valid entry.')
      : say('This is not a valid entry ({fields}).', { fields: list(fields) }),
  keychain: keychainSentence,
  keychainSwitchedOff: () => say('The keychain is switched off (LINO_SESSIONS_NO_KEYCHAIN).'),
  failureOfOtherShape: () => say('Something went wrong in the console.'),
}
