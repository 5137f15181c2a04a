import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What lies under an order, in words for the person. */
const words: Readonly<Record<string, MessageDescriptor>> = {
  case: msg`your own test`,
  contact: msg`you met somebody ill`,
  travel: msg`a journey of yours`,
  roll: msg`a test you missed`,
  pool: msg`a tube you shared`,
  sample: msg`a sample of yours`,
  stay: msg`your stay at a site`,
}

/** The word for a kind of fact; a plain one for a kind of later. */
export const factWord = (kind: string): MessageDescriptor => words[kind] ?? msg`a record about you`
