import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { ActOf, AppealRow } from './questions.ts'

type Word = { tone: Tone; word: MessageDescriptor }

/** What came of an appeal. */
export const outcomeWords: Record<AppealRow['outcome'], Word> = {
  open: { tone: 'info', word: msg`being looked at` },
  upheld: { tone: 'wait', word: msg`order upheld` },
  lifted: { tone: 'ok', word: msg`order lifted` },
  shortened: { tone: 'ok', word: msg`order shortened` },
  lapsed: { tone: 'late', word: msg`nobody decided: the order suspended itself` },
}

/** What is owed next. */
export const turnWords: Record<AppealRow['turn'], MessageDescriptor> = {
  answer: msg`give a first answer`,
  decide: msg`decide`,
  tell: msg`tell the person; the order has stopped`,
  none: msg`nothing more`,
}

export const channelWords: Record<AppealRow['channel'], MessageDescriptor> = {
  page: msg`by the own page`,
  phone: msg`by phone`,
  paper: msg`on paper`,
}

/** What an officer can do about an appeal, and what follows. */
export const actWords: Record<ActOf, { word: MessageDescriptor; follows: MessageDescriptor }> = {
  answer: {
    word: msg`Give the first answer`,
    follows: msg`Says that somebody reads it, and what is looked at. It decides nothing.`,
  },
  lifted: { word: msg`Lift the order`, follows: msg`It ends at once. Anybody in office may.` },
  shortened: { word: msg`Shorten the order`, follows: msg`It ends at the moment given above.` },
  upheld: {
    word: msg`Uphold the order`,
    follows: msg`It stays as it is. Only for an officer who had no hand in it.`,
  },
  keep: {
    word: msg`Keep it for one more term`,
    follows: msg`Once, while the appeal is looked at. Only for an officer who had no hand in it.`,
  },
}

/** What was done about an appeal, in its story. */
export const doneWords: Readonly<Record<string, MessageDescriptor>> = {
  answer: msg`first answer`,
  keep: msg`kept for one more term`,
  upheld: msg`order upheld`,
  lifted: msg`order lifted`,
  shortened: msg`order shortened`,
}
