import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Hindrance, Outcome } from '../engine/types.ts'

/** Why an act was not kept, and what to do; said instead of any sound of success. */
export const whyWords: Record<Hindrance, MessageDescriptor> = {
  'not-joined': msg`This phone belongs to no site yet. Join a site first.`,
  'not-signed-in': msg`Nobody is signed in on this phone. Sign in first.`,
  'other-tab': msg`Bihuan is open in another tab of this phone. Go on there, or close it.`,
  'storage-full': msg`The storage of this phone is full: nothing was kept. Make room, then do it again.`,
  'storage-blocked': msg`This browser keeps nothing. Leave private mode, then do it again.`,
  'sealed-code-unreadable': msg`This phone cannot read its own key. Join the site again.`,
  'round-over': msg`The round is over.`,
}

/** Null where the act is on the disk. */
export const refusalOf = (outcome: Outcome): MessageDescriptor | null =>
  outcome.kind === 'not-taken' ? whyWords[outcome.why] : null
