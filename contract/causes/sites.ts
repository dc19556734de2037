import { z } from 'zod'

const none = z.strictObject({})

/** Of the console's sites and of the console itself. */
export const siteCauses = {
  noSuchSite: none,
  noSuchAlert: none,
  nameTaken: z.strictObject({ name: z.string() }),
  /** A site's name that reads as an address which is not the site's own. */
  nameIsOtherAddress: none,
  changeNotSaved: none,
  siteNotAdded: none,
  siteHereAlready: none,
  listNameTaken: none,
  listedTwice: none,
  listNewer: none,
  listTooLarge: z.strictObject({ most: z.number() }),
  noSiteList: none,
  /** fields: those that are wrong. */
  entryNotValid: z.strictObject({ fields: z.array(z.string()) }),
  keychain: z.strictObject({
    keychain: z.enum(['linux', 'mac', 'windows']),
    trouble: z.enum(['locked', 'missing', 'denied', 'unreadable', 'hanging']),
  }),
  keychainSwitchedOff: none,
  /** A failure that does not have the shape of one: a mistake of the console. */
  failureOfOtherShape: none,
} as const
