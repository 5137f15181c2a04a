import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { OwnMeasure } from '../wire.ts'

export type MeasureKind = OwnMeasure['kind']

/** In the order in which they are offered: what puts lives at risk comes first. */
export const measureKinds: readonly MeasureKind[] = [
  'block_exit',
  'refuse_care',
  'kept_inside',
  'taken_away',
  'closed_place',
  'test_forced',
]

/** What somebody may see done without an order. */
export const measureWords: Record<MeasureKind, MessageDescriptor> = {
  block_exit: msg`A door or a way out is blocked`,
  refuse_care: msg`A sick person is sent away`,
  kept_inside: msg`We may not leave our homes`,
  taken_away: msg`Somebody was taken away`,
  closed_place: msg`A shop or a school was shut`,
  test_forced: msg`We must have a test`,
}
