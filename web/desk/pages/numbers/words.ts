import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { RtWindow } from './questions.ts'

/** How a case was found; `none` is not recorded. */
export const foundWords: Readonly<Record<string, MessageDescriptor>> = {
  screening: msg`mass screening`,
  'in-isolation': msg`in isolation`,
  'contact-tracing': msg`contact tracing`,
  clinic: msg`clinic`,
  'self-report': msg`self-report`,
  inbound: msg`infected elsewhere`,
  none: msg`not recorded`,
}

/** Why a window has no R. */
export const withheldWords: Record<NonNullable<RtWindow['withheld']>, MessageDescriptor> = {
  incomplete: msg`not yet complete`,
  'before-first': msg`begins with the first case`,
  'no-infectors': msg`nobody before could infect`,
}
