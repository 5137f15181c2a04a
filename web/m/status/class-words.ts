import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../kit/tag.tsx'
import type { OwnStatus } from '../wire.ts'

export type StatusClass = OwnStatus['class']

/** What one may do, as one word or two; shape and colour come with the tone. */
export const classWords: Record<StatusClass, MessageDescriptor> = {
  stay: msg`Please stay in`,
  limit: msg`Some limits for you`,
  remind: msg`You may go out`,
  clear: msg`You may go out`,
}

/** What that means, for somebody who reads no further. */
export const classMeans: Record<StatusClass, MessageDescriptor> = {
  stay: msg`Stay where you are. You may always go out to see a doctor.`,
  limit: msg`There are some things not to do now. Each one is told below.`,
  remind: msg`You are free. There is one thing to do or to look out for.`,
  clear: msg`You are free. There is no order about you now.`,
}

export const classTones: Record<StatusClass, Tone> = {
  stay: 'late',
  limit: 'wait',
  remind: 'info',
  clear: 'ok',
}
