import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What the clock of a kind begins with. */
export const startWords: Readonly<Record<string, MessageDescriptor>> = {
  'round-closed': msg`the close of the round`,
  decided: msg`the decision of the laboratory`,
  'fact-over': msg`the end of what was recorded`,
  'order-over': msg`the end of the order`,
  'draft-over': msg`the end of its time for signing`,
  read: msg`the reading`,
  'day-over': msg`the end of the day`,
  'text-useless': msg`when the text is of no use any more`,
  registered: msg`the registration`,
  'proxy-over': msg`the end of acting for somebody`,
  written: msg`when it was written`,
  'post-over': msg`the end of the post`,
  'response-over': msg`the end of the response`,
}
