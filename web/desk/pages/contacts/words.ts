import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { Kind, Relation, Step } from './questions.ts'

/** What somebody is, with the key that decides it. */
export const kindWords: Record<Kind, { tone: Tone; word: MessageDescriptor; key: string }> = {
  close: { tone: 'late', word: msg`close contact`, key: '1' },
  secondary: { tone: 'wait', word: msg`contact of a contact`, key: '2' },
  general: { tone: 'info', word: msg`general contact`, key: '3' },
  none: { tone: 'idle', word: msg`no contact`, key: '4' },
}
export const kinds: readonly Kind[] = ['close', 'secondary', 'general', 'none']

export const relationWords: Record<Relation, MessageDescriptor> = {
  household: msg`lives together`,
  carer: msg`cared for the case`,
  clinician: msg`treated or nursed the case`,
  visitor: msg`visited the case`,
  workmate: msg`works together`,
  classmate: msg`learns together`,
  'fellow-diner': msg`ate together`,
  'fellow-player': msg`spent leisure together`,
  'fellow-traveller': msg`travelled together`,
  'served-there': msg`served there`,
  'same-place': msg`in the same place`,
  'touched-things': msg`touched contaminated things`,
  other: msg`other or unknown`,
}

export const stepWords: Record<Step, { tone: Tone; word: MessageDescriptor }> = {
  judge: { tone: 'late', word: msg`to be judged` },
  identify: { tone: 'late', word: msg`to be identified` },
  sign: { tone: 'wait', word: msg`to be signed` },
  locate: { tone: 'wait', word: msg`to be located` },
  inform: { tone: 'wait', word: msg`to be told` },
  place: { tone: 'wait', word: msg`to be brought to where they stay` },
  done: { tone: 'ok', word: msg`nothing left to do` },
}
export const openSteps = ['judge', 'identify', 'sign', 'locate', 'inform', 'place'] as const

/** What a proposal rests on, and what would make it surer. */
export const inputWords: Readonly<Record<string, MessageDescriptor>> = {
  window: msg`infectious window`,
  relation: msg`relation`,
  metres: msg`distance`,
  table: msg`table`,
  minutes: msg`how long`,
  room: msg`room`,
  air: msg`ventilation`,
  protection: msg`protective clothing`,
  aerosol: msg`aerosol procedure`,
  touched: msg`things touched`,
  transport: msg`vehicle`,
  seat: msg`seat`,
  'seat-row': msg`row of the seat`,
  carriage: msg`carriage`,
  bay: msg`bay`,
  cabin: msg`cabin`,
  'case-window': msg`onset or first positive swab of the case`,
  'contact-risk': msg`whether the contact in between is of high risk`,
  'rule-unreadable': msg`the rule is not readable to the program: judge by its text`,
}

export const dropWords = {
  'entered-twice': msg`entered twice`,
  'another-person': msg`another person`,
  'was-not-there': msg`was not there`,
  'not-found': msg`cannot be found out`,
} as const

/** What was wrong with a line, where the answer of a command lists codes. */
export const faultWords: Readonly<Record<string, MessageDescriptor>> = {
  'contact.already-named': msg`on the list already`,
  'contact.nobody-named': msg`no name, phone or feature`,
  'contact.person-unknown': msg`not in the register`,
  'contact.is-the-case': msg`is the case`,
  'contact.exposure-unclear': msg`the times do not fit`,
  'contact.through-unknown': msg`the contact in between is not on the list`,
  'contact.words-missing': msg`differs from the proposal: write why`,
  'contact.way-missing': msg`choose the way of the exposure`,
  'contact.way-unknown': msg`the rules know no such way`,
  'contact.kind-not-in-rules': msg`the rules in force have no such contacts`,
  'contact.through-missing': msg`a contact of a contact needs the one in between`,
  'contact.over': msg`dropped, or a case by now`,
  'contact.not-looked-after': msg`not a close or secondary contact`,
  'contact.no-worker': msg`no grid worker in this community`,
  'contact.worker-unknown': msg`not in this worker's area`,
  'contact.unknown': msg`not on the list any more`,
  'contact.changed-meanwhile': msg`somebody changed it meanwhile`,
  'access.area-is-not-yours': msg`of another district`,
}
