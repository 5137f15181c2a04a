import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { CaseRow, ClockKind, Distribution } from './questions.ts'

/** Heads of columns: the kinds of loop as short as a board needs them. */
export const shortWords: Record<ClockKind, MessageDescriptor> = {
  'case-not-assigned': msg`To assign`,
  'case-not-reported': msg`To report`,
  'case-without-key-facts': msg`Key facts`,
  'case-without-full-investigation': msg`Full investigation`,
  'contact-not-judged': msg`To judge`,
  'contact-not-located': msg`To locate`,
  'contact-not-informed': msg`To inform`,
  'contact-not-placed': msg`To place`,
  'assist-unanswered': msg`Requests`,
  'look-back-not-complete': msg`Second reading`,
  'day-not-closed': msg`Days`,
}

export const clockWords: Record<CaseRow['clocks'][number]['clock'], MessageDescriptor> = {
  assigned: msg`Assigned`,
  reported: msg`Reported`,
  'key-facts': msg`Key facts`,
  full: msg`Full`,
}
export const stepWords: Record<CaseRow['contacts'][number]['step'], MessageDescriptor> = {
  judged: msg`Judged`,
  located: msg`Located`,
  informed: msg`Informed`,
  placed: msg`Placed`,
}

export const speedNames: Record<Distribution['speed'], MessageDescriptor> = {
  seal: msg`Seal`,
  screen: msg`Screen`,
  trace: msg`Trace`,
  investigate: msg`Investigate`,
  transfer: msg`Transfer`,
  isolate: msg`Isolate`,
}

export const gapWords: Record<Distribution['missing'][number]['gap'], MessageDescriptor> = {
  'no-begin': msg`beginning not known`,
  'not-yet': msg`not done yet`,
  'nothing-to-do': msg`nothing to measure`,
  'end-before-begin': msg`done before it began`,
}
