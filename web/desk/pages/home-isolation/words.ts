import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { HomeList } from './questions.ts'

type Words = Readonly<Record<string, MessageDescriptor>>

export const listWords: Record<HomeList, MessageDescriptor> = {
  late: msg`Not seen to in time`,
  open: msg`All homes`,
  mine: msg`My homes`,
  ending: msg`End within a day`,
}
export const doorWords: Readonly<Record<string, { tone: Tone; word: MessageDescriptor }>> = {
  seen: { tone: 'ok', word: msg`seen` },
  'not-there': { tone: 'late', word: msg`not there` },
  refuses: { tone: 'late', word: msg`refuses` },
  moved: { tone: 'wait', word: msg`moved` },
}
export const requestWords: Words = {
  care: msg`care`,
  medicine: msg`medicine`,
  food: msg`food`,
  goods: msg`things`,
  other: msg`other`,
}
export const householdWords: Words = {
  adult: msg`adult`,
  child: msg`child`,
  old: msg`old person`,
  ill: msg`ill person`,
  pregnant: msg`pregnant woman`,
}
export const endingWords: Words = {
  released: msg`let go by the rules`,
  moved: msg`moved`,
  'to-hospital': msg`to hospital`,
  'order-ended': msg`the order ended`,
  mistake: msg`a mistake`,
}
