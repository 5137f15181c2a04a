import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { AssistImported, AssistRow, Kind, Outcome } from './questions.ts'

export const kindWords: Record<Kind, MessageDescriptor> = {
  locate: msg`Locate a person`,
  investigate: msg`Investigate`,
  control: msg`Take into management`,
  test: msg`Test`,
  findings: msg`Send back findings`,
}

export const stateWords: Record<AssistRow['state'], { tone: Tone; word: MessageDescriptor }> = {
  open: { tone: 'wait', word: msg`to assign` },
  assigned: { tone: 'info', word: msg`being worked on` },
  answered: { tone: 'ok', word: msg`has its answer` },
  withdrawn: { tone: 'idle', word: msg`taken back` },
}

export const outcomeWords: Record<Outcome, MessageDescriptor> = {
  done: msg`done`,
  partly: msg`partly done`,
  'not-found': msg`not found`,
  'not-here': msg`not in this area`,
  refused: msg`refused`,
}

export const importWords: Record<
  AssistImported['outcome'],
  { tone: Tone; word: MessageDescriptor }
> = {
  new: { tone: 'ok', word: msg`a new request` },
  known: { tone: 'info', word: msg`it is here already: nothing changes` },
  answered: { tone: 'ok', word: msg`the answer to a request of ours` },
  faulty: { tone: 'late', word: msg`this file cannot be taken in` },
}
