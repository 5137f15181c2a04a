import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { Filter } from './fits.ts'
import type { BoardRoom } from './questions.ts'

export const roomStateWords: Readonly<
  Record<BoardRoom['state'], { tone: Tone; word: MessageDescriptor }>
> = {
  free: { tone: 'idle', word: msg({ message: 'free', context: 'room' }) },
  taken: { tone: 'ok', word: msg`taken, beds left` },
  full: { tone: 'ok', word: msg({ message: 'taken', context: 'room' }) },
  expected: { tone: 'info', word: msg({ message: 'expected', context: 'room' }) },
  cleaning: { tone: 'wait', word: msg`to be cleaned` },
  out: { tone: 'idle', word: msg`out of use` },
}

export const cohortWords: Readonly<Record<string, MessageDescriptor>> = {
  positive: msg`found positive`,
  contact: msg({ message: 'contact', context: 'group in isolation' }),
  household: msg`household`,
  inbound: msg`from abroad`,
  cleared: msg`isolation over`,
}

export const testWords: Readonly<Record<string, { tone: Tone; word: MessageDescriptor }>> = {
  next: { tone: 'idle', word: msg({ message: 'to come', context: 'test' }) },
  due: { tone: 'wait', word: msg`test due today` },
  taken: { tone: 'info', word: msg`swabbed, no result yet` },
  negative: { tone: 'ok', word: msg`negative` },
  reactive: { tone: 'late', word: msg`reactive, second kit decides` },
  invalid: { tone: 'wait', word: msg`invalid, swab again` },
  missed: { tone: 'late', word: msg({ message: 'not taken', context: 'test' }) },
  excused: { tone: 'idle', word: msg`excused` },
}

export const dietWords: Readonly<Record<string, MessageDescriptor>> = {
  halal: msg`halal`,
  vegetarian: msg`vegetarian`,
  diabetic: msg`for diabetes`,
  infant: msg`for infants`,
  soft: msg`soft food`,
  allergy: msg`with an allergy`,
}

export const careWords: Readonly<Record<string, MessageDescriptor>> = {
  wheelchair: msg`wheelchair`,
  bedridden: msg`bedridden`,
  dialysis: msg`dialysis`,
  oxygen: msg`oxygen`,
  pregnant: msg`pregnant`,
  infant: msg`infant`,
  'mental-health': msg`mental health`,
  'child-alone': msg`child alone`,
  interpreter: msg`interpreter`,
  nursing: msg`nursing`,
}

export const requestWords: Readonly<Record<string, MessageDescriptor>> = {
  supplies: msg`supplies`,
  meal: msg({ message: 'meal', context: 'request' }),
  medical: msg`medical help`,
  talk: msg`wants to talk`,
  complaint: msg`complaint`,
  other: msg`something else`,
}

export const answerWords: Readonly<Record<string, MessageDescriptor>> = {
  done: msg`done`,
  partly: msg`done in part`,
  'not-possible': msg`not possible`,
  'passed-on': msg`passed on`,
}

export const incidentWords: Readonly<Record<string, MessageDescriptor>> = {
  fall: msg`fall`,
  fire: msg`fire`,
  'self-harm': msg`self-harm`,
  violence: msg`violence`,
  'left-room': msg`left the room`,
  'passages-crossed': msg`passages crossed`,
  'exposure-of-staff': msg`staff exposed`,
  food: msg`food`,
  'power-or-water': msg`power or water`,
  death: msg`death`,
  other: msg`something else`,
}

export const filterWords: Readonly<Record<Filter, MessageDescriptor>> = {
  test: msg`To test today`,
  temperature: msg`Without temperature`,
  alarm: msg`Alarm`,
  diet: msg`Special diet`,
  leaving: msg`Leave tomorrow`,
  request: msg({ message: 'Ask for something', context: 'board' }),
}
