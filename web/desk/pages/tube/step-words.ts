import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** The steps of a tube in the reader's words. */
export const stepWords: Readonly<Record<string, MessageDescriptor>> = {
  issued: msg`Code printed for the site`,
  opened: msg`Opened`,
  undone: msg`A member taken out again`,
  sealed: msg`Sealed`,
  claim: msg`A claim about the tube`,
  'claim-settled': msg`Claim settled`,
  void: msg`Void`,
  moved: msg`Moved to another code`,
  boxed: msg`Put into a box`,
  offered: msg`Offered, the receiver has not signed`,
  accepted: msg`Handed over`,
  'unknown-origin': msg`Found in the laboratory, origin unknown`,
  received: msg`Received in the laboratory`,
  'difference-settled': msg`Difference of counts explained`,
  'origin-settled': msg`Origin found`,
  plated: msg`Put on a plate`,
  read: msg`Called from its Ct values`,
  rejected: msg`Plate rejected`,
  released: msg`Result released`,
  amended: msg`Result amended`,
  lost: msg`Reported lost`,
  recalled: msg`Members recalled`,
  preliminary: msg`Preliminary positive of one person`,
  confirmed: msg`Confirmed by the second kit`,
  'not-confirmed': msg`Not confirmed by the second kit`,
  withdrawn: msg`Finding withdrawn`,
  resampled: msg`A member has an outcome`,
}
