import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export const leftWords: Readonly<Record<string, MessageDescriptor>> = {
  released: msg`let go`,
  moved: msg`moved to another site`,
  'to-hospital': msg`to hospital for good`,
  'order-ended': msg`the order ended`,
  'walked-out': msg`walked out`,
  died: msg`died`,
  mistake: msg`was let in by mistake`,
}

export const symptomWords: Readonly<Record<string, MessageDescriptor>> = {
  fever: msg`fever`,
  cough: msg`cough`,
  'sore-throat': msg`sore throat`,
  breathless: msg`short of breath`,
  'chest-pain': msg`chest pain`,
  diarrhoea: msg`diarrhoea`,
  vomiting: msg`vomiting`,
  rash: msg`rash`,
  'loss-of-smell': msg`no sense of smell`,
  tired: msg`tired`,
  'low-mood': msg`low mood`,
}

export const alarmAnswerWords: Readonly<Record<string, MessageDescriptor>> = {
  'looked-after': msg`looked after`,
  'measured-again': msg`measured again`,
  'doctor-called': msg`doctor called`,
  'sent-to-hospital': msg`sent to hospital`,
  'no-alarm': msg`no alarm`,
}

export const visitWords: Readonly<Record<string, MessageDescriptor>> = {
  psychologist: msg`psychologist`,
  doctor: msg`doctor`,
  nurse: msg`nurse`,
  'social-worker': msg`social worker`,
}

export const conditionStates: Readonly<Record<string, MessageDescriptor>> = {
  ahead: msg({ message: 'to come', context: 'test' }),
  waiting: msg`waits for the result`,
  met: msg({ message: 'met', context: 'condition' }),
  excused: msg`late on our side, holds nobody`,
  refused: msg({ message: 'refused', context: 'test' }),
  reactive: msg({ message: 'reactive', context: 'condition' }),
  wanting: msg({ message: 'missing', context: 'condition' }),
}

/** What of the history has no words of its own. */
export const historyWords: Readonly<Record<string, MessageDescriptor>> = {
  arrived: msg`let in`,
  'to-hospital': msg`sent to hospital`,
  'from-hospital': msg`came back from hospital`,
}
