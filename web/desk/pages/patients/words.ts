import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { Level, PatientList } from './questions.ts'

type Words = Readonly<Record<string, MessageDescriptor>>

export const listWords: Record<PatientList, MessageDescriptor> = {
  waiting: msg`Waiting for a doctor`,
  mine: msg`My patients`,
  open: msg`All in care`,
  ready: msg`Meet the plan`,
  'follow-up': msg`Follow-up`,
}
export const levelWords: Record<Level, MessageDescriptor> = {
  'designated-hospital': msg`designated hospital`,
  'makeshift-hospital': msg`makeshift hospital`,
  home: msg`at home`,
}
export const priorityTones: readonly Tone[] = ['idle', 'late', 'late', 'wait', 'info', 'idle']
export const becauseWords: Words = {
  severe: msg`severely ill`,
  oxygen: msg`low oxygen`,
  alarming: msg`alarming symptoms`,
  'vulnerable-ill': msg`vulnerable and ill`,
  vulnerable: msg`vulnerable`,
  ill: msg`ill`,
  waits: msg`waits for a bed`,
  track: msg`by the rules in force`,
  'no-rule': msg`no rule names a place: a doctor decides`,
}
export const severityWords: Words = {
  none: msg`no symptoms`,
  mild: msg`mild`,
  ordinary: msg`ordinary`,
  severe: msg`severe`,
  critical: msg`critical`,
}
export const symptomWords: Words = {
  fever: msg`fever`,
  cough: msg`cough`,
  'sore-throat': msg`sore throat`,
  tired: msg`tired`,
  aching: msg`aching`,
  breathless: msg`short of breath`,
  'chest-pain': msg`pain in the chest`,
  'taste-or-smell': msg`no taste or smell`,
  diarrhoea: msg`diarrhoea`,
  confused: msg`confused`,
  other: msg`other`,
}
export const trendWords: Words = { better: msg`better`, same: msg`no change`, worse: msg`worse` }
export const imagingWords: Words = {
  better: msg`better than before`,
  same: msg`as before`,
  worse: msg`worse than before`,
  normal: msg`nothing to be seen`,
}
export const treatmentWords: Words = {
  medicine: msg`medicine`,
  oxygen: msg`oxygen`,
  procedure: msg`procedure`,
  nursing: msg`nursing`,
  other: msg`other`,
}
export const conditionWords: Words = {
  pregnant: msg`pregnant or just delivered`,
  heart: msg`heart or vessels of the brain`,
  lung: msg`chronic lung disease`,
  diabetes: msg`diabetes`,
  kidney: msg`chronic kidney disease`,
  liver: msg`chronic liver disease`,
  cancer: msg`cancer`,
  immune: msg`weak immune system`,
  obese: msg`very heavy`,
  dialysis: msg`on dialysis`,
  bedridden: msg`bedridden`,
}
/** What a plan may ask for; a word that is not here is shown as the plan writes it. */
export const tickWords: Words = {
  temperature: msg`Temperature normal for more days than`,
  symptoms_better: msg`Symptoms clearly better`,
  imaging_better: msg`Picture of the lungs better`,
  tests: msg`Tests in a row`,
  days: msg`Days of the stage`,
  two_negatives_24h_apart: msg`Two negatives, a day apart`,
}
export const callWords: Words = {
  negative: msg`negative`,
  reactive: msg`tested positive`,
  invalid: msg`invalid`,
}
export const outcomeWords: Words = {
  well: msg`feels well`,
  unwell: msg`unwell`,
  'test-passed': msg`test passed`,
  'test-failed': msg`test failed: back to hospital`,
  'not-reached': msg`not reached`,
}
export const followUpWords: Words = { visit: msg`visit`, test: msg`another test` }
export const moveWords: Words = {
  'to-site': msg`to an isolation site`,
  'to-hospital': msg`to hospital`,
  'between-sites': msg`from site to site`,
  home: msg`to their home`,
}
