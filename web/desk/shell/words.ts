import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { LoopKind, Purpose, Role, Tube } from '../../api/types.ts'
import type { Tone } from '../../ui/desk/status-tag.tsx'

/** The words of closed lists, one place each; `useLingui().t(word)` says them in the reader's language. */
export const roleWords: Record<Role, MessageDescriptor> = {
  'city-commander': msg`City commander`,
  'district-commander': msg`District commander`,
  sampler: msg`Sampler`,
  courier: msg`Courier`,
  'lab-technician': msg`Laboratory technician`,
  'lab-reviewer': msg`Laboratory reviewer`,
  'case-investigator': msg`Case investigator`,
  inspector: msg`Inspector`,
  'privacy-officer': msg`Privacy officer`,
  administrator: msg`Administrator`,
}

export const purposeWords: Record<Purpose, MessageDescriptor> = {
  'own-enquiry': msg`Answering the person's own question`,
  recall: msg`Recalling the members of a pool`,
  'custody-difference': msg`Clearing a difference in a count`,
  care: msg`Medical or daily help`,
  appeal: msg`Handling an appeal`,
  inspection: msg`Inspection`,
}

export const loopWords: Record<LoopKind, MessageDescriptor> = {
  'tube-not-boxed': msg`Tube not boxed`,
  'box-not-delivered': msg`Box not delivered`,
  'tube-not-resulted': msg`Tube without result`,
  'member-not-resampled': msg`Member not resampled`,
  'positive-without-case': msg`Positive without case record`,
  'person-not-sampled': msg`Person not sampled`,
  'count-difference': msg`Counts differ`,
  'claim-to-review': msg`Late claim to review`,
}

/** A pool is never called positive: `awaiting individual test` is all that may be said of it. */
export const outcomeWords: Record<Tube['outcome'], { tone: Tone; word: MessageDescriptor }> = {
  pending: { tone: 'info', word: msg`Result pending` },
  negative: { tone: 'ok', word: msg`Negative` },
  'awaiting-individual-test': { tone: 'wait', word: msg`Awaiting individual test` },
  'preliminary-positive': { tone: 'late', word: msg`Preliminary positive, to be confirmed` },
  repeat: { tone: 'wait', word: msg`To be repeated` },
}
