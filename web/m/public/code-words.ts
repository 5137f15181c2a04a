import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Attribute } from './wire.ts'

/** What the four tables are called. */
export const attributeWords: Readonly<Record<Attribute, MessageDescriptor>> = {
  basis: msg`Why`,
  kind: msg`What`,
  duration: msg`How long`,
  appeal: msg`Appeal`,
}

// Grounds that have no name in the rules; all others are called as the rules call them.
const bases: Readonly<Record<string, MessageDescriptor>> = {
  missed_test: msg`a test was missed`,
  pool_reactive: msg`a shared tube must be tested again one by one`,
  temporary_control: msg`a place is closed for some hours`,
  arrival_from_outside: msg`just arrived from another province`,
}

const kinds: Readonly<Record<string, MessageDescriptor>> = {
  admit: msg`Go to hospital`,
  isolate: msg`Stay at a site`,
  stay_home: msg`Stay at home`,
  monitor: msg`Watch one's health at home`,
  advise: msg`Advice for one's health`,
  test: msg`Have a test`,
  hold: msg`Wait for one's own result`,
  zone: msg`An area is closed or controlled`,
}

const durations: Readonly<Record<string, MessageDescriptor>> = {
  '0-24': msg`up to 1 day`,
  '24-72': msg`1 to 3 days`,
  '72-168': msg`3 to 7 days`,
  '168-336': msg`7 to 14 days`,
  '336-': msg`longer than 14 days`,
}

const appeals: Readonly<Record<string, MessageDescriptor>> = {
  none: msg`no appeal`,
  open: msg`appeal, not decided yet`,
  upheld: msg`appeal refused: the order stayed`,
  overturned: msg`appeal helped: lifted or shortened`,
  suspended: msg`not decided in time: the order stopped by itself`,
}

const words: Partial<Record<Attribute, Readonly<Record<string, MessageDescriptor>>>> = {
  basis: bases,
  kind: kinds,
  duration: durations,
  appeal: appeals,
}

/** The word for a code of a table; null for most grounds, whose words come from the rules in force. */
export const codeWord = (attribute: Attribute, code: string): MessageDescriptor | null =>
  words[attribute]?.[code] ?? null
