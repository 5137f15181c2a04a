import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { OrderState } from './questions.ts'

type Word = { tone: Tone; word: MessageDescriptor }

/** How an order stands, in a word and a tone. */
export const stateWords: Record<OrderState, Word> = {
  'in-force': { tone: 'wait', word: msg`in force` },
  'not-begun': { tone: 'info', word: msg`not begun yet` },
  'stage-closed': { tone: 'info', word: msg`its stage is not open` },
  'not-logged': { tone: 'late', word: msg`no effect: not in the public log` },
  expired: { tone: 'idle', word: msg`over by itself` },
  lifted: { tone: 'ok', word: msg`lifted` },
  suspended: { tone: 'ok', word: msg`suspended` },
  'appeal-lapsed': { tone: 'ok', word: msg`over: the appeal was not decided in time` },
  'appeal-lifted': { tone: 'ok', word: msg`lifted on appeal` },
  shortened: { tone: 'ok', word: msg`shortened on appeal, and over` },
  'response-ended': { tone: 'ok', word: msg`over with the end of the response` },
  'not-verified': { tone: 'late', word: msg`no effect: its signatures do not hold` },
}

/** How far the serving of an order is. */
export const servingWords: Record<'served' | 'owed' | 'escalated', Word> = {
  served: { tone: 'ok', word: msg`served` },
  owed: { tone: 'wait', word: msg`to be served` },
  escalated: { tone: 'late', word: msg`not served in time` },
}

export const howWords: Readonly<Record<string, MessageDescriptor>> = {
  'read-on-page': msg`read on the own page`,
  'message-delivered': msg`message delivered`,
  'paper-handed-over': msg`paper handed over`,
  'read-aloud': msg`read aloud`,
}

/** What happened to an order or a batch, as its story tells it. */
export const stepWords: Readonly<Record<string, MessageDescriptor>> = {
  drafted: msg`drafted`,
  signed: msg`signed by all who must`,
  logged: msg`seen in the public log`,
  begins: msg`begins`,
  ends: msg`ends by itself`,
  lift: msg`lifted`,
  suspend: msg`suspended`,
  'end-response': msg`the response ended`,
  appeal: msg`the person appealed`,
  answer: msg`the appeal had its first answer`,
  keep: msg`kept in force while the appeal is decided`,
  'decided-upheld': msg`appeal decided: the order stands`,
  'decided-lifted': msg`appeal decided: lifted`,
  'decided-shortened': msg`appeal decided: shortened`,
  'served-read-on-page': msg`served: read on the own page`,
  'served-message-delivered': msg`served: message delivered`,
  'served-paper-handed-over': msg`served: paper handed over`,
  'served-read-aloud': msg`served: read aloud`,
}

/** Kinds of facts, for lists of evidence. */
export const factWords: Readonly<Record<string, MessageDescriptor>> = {
  case: msg`confirmed infection`,
  contact: msg`contact`,
  travel: msg`entry or journey`,
  roll: msg`round missed`,
  pool: msg`shared tube to be tested again`,
  sample: msg`sample taken`,
  result: msg`result`,
  mark: msg`excused from a round`,
  stay: msg`stay in isolation`,
  discharge: msg`discharged`,
}

export const allowWords: Readonly<Record<string, MessageDescriptor>> = {
  care: msg`medical care`,
  'fire-exit': msg`the way out of a fire`,
  food: msg`food and medicine`,
  exercise: msg`exercise`,
  work: msg`work`,
}

export const conditionWords: Readonly<Record<string, MessageDescriptor>> = {
  no_new_infection_days: msg`days without a new infection`,
  contact_days_since_exposure: msg`days since the last exposure`,
  round_negative_on_day: msg`day on which a whole round was negative`,
  round_negative_within_days: msg`whole round negative within days`,
  levels_lifted: msg`stricter areas lifted`,
}

/** What an act is called on the page where it is signed. */
export const actWords: Readonly<Record<string, MessageDescriptor>> = {
  lift: msg`lifting of an order`,
  suspend: msg`suspension`,
  'open-stage': msg`opening of a stage`,
  'end-response': msg`end of the response`,
  answer: msg`first answer to an appeal`,
  decide: msg`decision of an appeal`,
  keep: msg`keeping an order while its appeal is decided`,
}
