import type { CareNeed, Diet } from '@bihuan/core/isolation/needs.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Cohort, IncidentKind, LeftHow, Meal, RequestKind, Symptom } from './wire.ts'

type Words<Value extends string> = Record<Value, MessageDescriptor>

export const cohortWords: Words<Cohort> = {
  positive: msg`Positive`,
  contact: msg`Contact`,
  household: msg`Lives with a contact`,
  inbound: msg`From abroad`,
}
export const symptomWords: Words<Symptom> = {
  fever: msg`Fever`,
  cough: msg`Cough`,
  'sore-throat': msg`Sore throat`,
  breathless: msg`Short of breath`,
  'chest-pain': msg`Chest pain`,
  diarrhoea: msg`Diarrhoea`,
  vomiting: msg`Vomiting`,
  rash: msg`Rash`,
  'loss-of-smell': msg`No smell or taste`,
  tired: msg`Very tired`,
  'low-mood': msg`Low or afraid`,
}
export const mealWords: Words<Meal> = {
  breakfast: msg`Breakfast`,
  lunch: msg`Lunch`,
  dinner: msg`Dinner`,
}
export const requestWords: Words<RequestKind> = {
  medical: msg`Medical help`,
  supplies: msg`Supplies`,
  meal: msg`Meal or diet`,
  talk: msg`Psychologist`,
  complaint: msg`Complaint`,
  other: msg`Something else`,
}
export const incidentWords: Words<IncidentKind> = {
  fall: msg`Fall`,
  fire: msg`Fire`,
  'self-harm': msg`Self-harm`,
  violence: msg`Violence`,
  'left-room': msg`Left the room`,
  'passages-crossed': msg`Passages crossed`,
  'exposure-of-staff': msg`Exposure of staff`,
  food: msg`Food`,
  'power-or-water': msg`Power or water`,
  death: msg`Death`,
  other: msg`Other incident`,
}
export const leftWords: Words<LeftHow> = {
  released: msg`Goes home, released`,
  'to-hospital': msg`To hospital`,
  'order-ended': msg`The order ended`,
  'walked-out': msg`Walked out`,
  died: msg`Died`,
}
export const careWords: Words<CareNeed> = {
  wheelchair: msg`Wheelchair`,
  bedridden: msg`Bedridden`,
  dialysis: msg`Dialysis`,
  oxygen: msg`Oxygen`,
  pregnant: msg`Pregnant`,
  infant: msg`Infant`,
  'mental-health': msg`Mental health`,
  'child-alone': msg`Child alone`,
  interpreter: msg`Interpreter`,
  nursing: msg`Nursing`,
}
export const dietWords: Words<Diet> = {
  halal: msg`Halal`,
  vegetarian: msg`Vegetarian`,
  diabetic: msg`Diabetic`,
  infant: msg`Infant food`,
  soft: msg`Soft food`,
  allergy: msg`Allergy`,
}
