import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { State } from './home/state.ts'

/** What a person is told of a result, or that there is none. */
export const resultWords: Record<State, MessageDescriptor> = {
  none: msg`No result yet`,
  'awaiting-result': msg`Result pending`,
  negative: msg`Negative`,
  'awaiting-individual-test': msg`To be sampled alone`,
  'awaiting-alone': msg`Sampled alone, result pending`,
  'to-be-sampled-again': msg`To be sampled again`,
  'preliminary-positive': msg`Preliminary positive, to be confirmed`,
  positive: msg`Confirmed positive`,
  'not-confirmed': msg`Not confirmed by the second kit`,
}
