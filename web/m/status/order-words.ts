import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

const kinds: Readonly<Record<string, MessageDescriptor>> = {
  admit: msg`Go to hospital`,
  isolate: msg`Stay at a site`,
  stay_home: msg`Stay at home`,
  monitor: msg`Watch your health at home`,
  advise: msg`Advice for your health`,
  test: msg`Have a test`,
  hold: msg`Wait where you are`,
  zone: msg`An order for the place you live`,
}

/** What a kind of order asks, in words for the person; a plain word for a kind of later. */
export const kindWord = (kind: string): MessageDescriptor => kinds[kind] ?? msg`An order about you`

const ends: Readonly<Record<string, MessageDescriptor>> = {
  expired: msg`Its time is over`,
  lifted: msg`It was lifted`,
  suspended: msg`It was stopped`,
  'appeal-lifted': msg`Your appeal ended it`,
  'appeal-lapsed': msg`No one decided your appeal, so it stopped`,
  shortened: msg`It was made shorter`,
  'response-ended': msg`The outbreak is over, so all orders ended`,
  'not-logged': msg`It did not get into the open list, so it does not count`,
  'not-begun': msg`It has not begun yet`,
  'stage-closed': msg`It has not begun yet`,
  'not-known': msg`It has not begun yet`,
  'not-verified': msg`It was not signed as it should be, so it does not count`,
}

/** Why an order has no effect, in words for the person. */
export const endedWord = (because: string): MessageDescriptor => ends[because] ?? msg`It is over`
