import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What a post is good for, in words. */
export const powerWords: Readonly<Record<string, MessageDescriptor>> = {
  issue: msg`issue orders`,
  approve: msg`approve orders`,
  lift: msg`lift orders`,
  suspend: msg`suspend orders`,
  review: msg`decide appeals`,
  stage: msg`open stages of a batch`,
  city: msg`sign for the city`,
  end: msg`end the response`,
  policy: msg`adopt rules`,
  attest: msg`sign lists and the close of a day`,
}
