import type { DocumentFault } from '@bihuan/core/identity/document.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { DocumentKind } from '../../api/wire.ts'

export const documentWords: Record<DocumentKind, MessageDescriptor> = {
  'resident-id': msg`Resident identity card`,
  passport: msg`Passport`,
  'hk-macau-permit': msg`Permit for Hong Kong and Macau residents`,
  'taiwan-permit': msg`Permit for Taiwan residents`,
  'foreign-permanent-resident': msg`Foreign permanent resident card`,
}

/** What is wrong with a number as it was typed, and what to look at. */
export const faultWords: Record<DocumentFault, MessageDescriptor> = {
  empty: msg`Type the number.`,
  length: msg`A digit is missing, or there is one too many. Compare with the document.`,
  characters: msg`There is a character that cannot be in this number. Compare with the document.`,
  region: msg`The first digits are of no place. Compare with the document.`,
  date: msg`The birth date in the number is not a day. Compare with the document.`,
  check: msg`One digit is wrong: the last one does not fit the others. Compare with the document.`,
  country: msg`Choose the country that issued the passport.`,
  'no-document': msg`Choose a document.`,
}
