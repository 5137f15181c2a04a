import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { Condition, ReleaseList } from './questions.ts'

/** What state a condition is in, with its tone. */
export const stateWords: Record<Condition['state'], { tone: Tone; word: MessageDescriptor }> = {
  ahead: { tone: 'idle', word: msg`to come` },
  waiting: { tone: 'wait', word: msg`result awaited` },
  met: { tone: 'ok', word: msg`met` },
  excused: { tone: 'info', word: msg`not done by us; holds nobody` },
  refused: { tone: 'late', word: msg`refused` },
  reactive: { tone: 'late', word: msg`to be confirmed` },
  wanting: { tone: 'late', word: msg`wanting` },
}

/** Who has to see to a condition. */
export const whoWords: Record<string, MessageDescriptor> = {
  'site-manager': msg`the site`,
  'lab-reviewer': msg`the laboratory`,
  doctor: msg`the doctor`,
  'case-investigator': msg`the investigators`,
}

export const listWords: Record<ReleaseList, MessageDescriptor> = {
  late: msg`Kept too long`,
  today: msg`Go today`,
  tomorrow: msg`Go tomorrow`,
  all: msg`Everybody here`,
}
