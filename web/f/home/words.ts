import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../kit/tag.tsx'
import type { Standing } from './home-view.ts'
import type { DoorState, Must, RequestKind } from './wire.ts'

export const standingWords: Record<Standing, { tone: Tone; word: MessageDescriptor }> = {
  late: { tone: 'late', word: msg`late` },
  trouble: { tone: 'late', word: msg`go again` },
  due: { tone: 'wait', word: msg`to be seen` },
  free: { tone: 'info', word: msg`ends today` },
  seen: { tone: 'ok', word: msg`seen` },
  ended: { tone: 'ok', word: msg`over` },
}
export const stateWords: Record<DoorState, MessageDescriptor> = {
  seen: msg`Seen`,
  'not-there': msg`Not there`,
  refuses: msg`Refuses`,
  moved: msg`Moved`,
}
export const mustWords: Record<Must, MessageDescriptor> = {
  sealed: msg`Nobody of the home goes out`,
  alone: msg`Alone in a room, with a mask`,
  sampled: msg`Sampled at the door today`,
}
export const symptomWords = {
  fever: msg`Fever`,
  cough: msg`Cough`,
  breathless: msg`Short of breath`,
  'chest-pain': msg`Pain in the chest`,
} as const
export const requestWords: Record<RequestKind, MessageDescriptor> = {
  care: msg`Care`,
  medicine: msg`Medicine`,
  food: msg`Food`,
  goods: msg`Things`,
  other: msg`Other`,
}
