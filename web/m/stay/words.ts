import type { CareNeed, Diet } from '@bihuan/core/isolation/needs.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { HomeRequestKind, OwnMove, RequestKind, StayHere, Symptom } from './wire.ts'

type Words<Value extends string> = Record<Value, MessageDescriptor>

export const symptomWords: Words<Symptom> = {
  fever: msg`Fever`,
  cough: msg`Cough`,
  'sore-throat': msg`Sore throat`,
  breathless: msg`Hard to breathe`,
  'chest-pain': msg`Pain in the chest`,
  diarrhoea: msg`Loose stomach`,
  vomiting: msg`Throwing up`,
  rash: msg`Spots on the skin`,
  'loss-of-smell': msg`No smell or taste`,
  tired: msg`Very tired`,
  'low-mood': msg`Low or afraid`,
}
export const requestWords: Words<RequestKind> = {
  medical: msg`Medical help`,
  supplies: msg`Things I need`,
  meal: msg`My meals`,
  talk: msg`Talk to somebody`,
  complaint: msg`Complain`,
  other: msg`Something else`,
}
export const homeRequestWords: Words<HomeRequestKind> = {
  care: msg`A doctor`,
  medicine: msg`Medicine`,
  food: msg`Food`,
  goods: msg`Things I need`,
  other: msg`Something else`,
}
export const testWords: Words<StayHere['tests'][number]['state']> = {
  next: msg`comes`,
  due: msg`due now`,
  taken: msg`taken, not known yet`,
  negative: msg`negative`,
  reactive: msg`found, we call you`,
  invalid: msg`to be taken again`,
  missed: msg`was missed`,
  excused: msg`not needed`,
}
export const answerWords: Record<string, MessageDescriptor> = {
  done: msg`done`,
  partly: msg`done in part`,
  'not-possible': msg`not possible`,
  'passed-on': msg`passed on`,
}
export const moveWords: Words<OwnMove['kind']> = {
  'to-site': msg`To the isolation site`,
  'to-hospital': msg`To hospital`,
  'between-sites': msg`To another isolation site`,
  home: msg`Home`,
}
export const careWords: Words<CareNeed> = {
  wheelchair: msg`Wheelchair`,
  bedridden: msg`In bed all day`,
  dialysis: msg`Dialysis`,
  oxygen: msg`Oxygen`,
  pregnant: msg`Pregnant`,
  infant: msg`A baby`,
  'mental-health': msg`Care for the mind`,
  'child-alone': msg`A child alone`,
  interpreter: msg`Interpreter`,
  nursing: msg`Nursing`,
}
export const dietWords: Words<Diet> = {
  halal: msg`Halal`,
  vegetarian: msg`Vegetarian`,
  diabetic: msg`For diabetes`,
  infant: msg`Baby food`,
  soft: msg`Soft food`,
  allergy: msg`Allergy`,
}
