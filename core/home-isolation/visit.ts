import { feverFrom, type Symptom } from '../patients/course.ts'
import type { Words } from '../policy/words.ts'
import { hourMs } from '../time/instant.ts'

/** What a grid worker found at a door: 见到、不在、拒绝、搬走. */
export const doorStates = ['seen', 'not-there', 'refuses', 'moved'] as const
export type DoorState = (typeof doorStates)[number]

/** The three musts of 2022-01 (S-SD1 三个必须): sealed to the household, alone in a room with a mask, sampled at the door. */
export const musts = ['sealed', 'alone', 'sampled'] as const
export type Must = (typeof musts)[number]

export const mustWords: Readonly<Record<Must, Words>> = {
  sealed: { zh: '足不出户', en: 'Nobody of the home goes out' },
  alone: { zh: '单人单间、戴口罩', en: 'Alone in a room, with a mask' },
  sampled: { zh: '上门采样', en: 'Sampled at the door' },
}
export const mustSource = 'S-SD1'

/** What somebody at home may ask for. Care is never refused and never waits for an answer. */
export const requestKinds = ['care', 'medicine', 'food', 'goods', 'other'] as const
export type RequestKind = (typeof requestKinds)[number]

// Our own figures (DESIGN): no page that was read gives any.
const answerHours: Readonly<Record<RequestKind, number>> = {
  care: 1,
  medicine: 4,
  food: 12,
  goods: 24,
  other: 24,
}

/** Within how many milliseconds a request is answered. */
export const answerMs = (kind: RequestKind): number => answerHours[kind] * hourMs

const alarming: readonly Symptom[] = ['fever', 'breathless', 'chest-pain', 'confused']

/** Whether a doctor has to hear of it: a fever, or a symptom that cannot wait. */
export function isAlarm(temperature: number | null, symptoms: readonly Symptom[]): boolean {
  const isFever = temperature !== null && temperature >= feverFrom
  return isFever || symptoms.some((one) => alarming.includes(one))
}
