import type { DocumentKind } from '@bihuan/core/identity/document.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Field, FieldFault } from './draft.ts'

/** What a document is called. */
export const documentWords: Record<DocumentKind, MessageDescriptor> = {
  'resident-id': msg`Resident identity card`,
  passport: msg`Passport`,
  'hk-macau-permit': msg`Permit of Hong Kong and Macau residents`,
  'taiwan-permit': msg`Permit of Taiwan residents`,
  'foreign-permanent-resident': msg`Foreign permanent resident's card`,
  none: msg`No document`,
}

/** What a number of this kind looks like. */
export const numberHints: Record<DocumentKind, MessageDescriptor> = {
  'resident-id': msg`18 characters; the last is checked`,
  passport: msg`5 to 9 letters and digits; there is no check digit`,
  'hk-macau-permit': msg`H or M and 8 digits`,
  'taiwan-permit': msg`8 digits`,
  'foreign-permanent-resident': msg`18 digits that begin with 9, or 3 letters and 12 digits`,
  none: msg`A newborn, or somebody whose papers are lost`,
}

const faults: Record<FieldFault, MessageDescriptor> = {
  empty: msg`Type the number`,
  length: msg`Too short or too long: compare with the document`,
  characters: msg`There is a character here that does not belong`,
  region: msg`The first digits are no region: compare with the document`,
  date: msg`This is no day that has been`,
  check: msg`A digit is wrong: the check character does not fit`,
  country: msg`Choose the country`,
  'no-document': msg`No document`,
  missing: msg`Missing`,
}

/** What is wrong with a field, and what to do about it. */
export const faultWord = (field: Field, fault: FieldFault): MessageDescriptor =>
  field === 'number' && fault === 'date'
    ? msg`The day of birth in the number is no real day: compare with the document`
    : faults[fault]
