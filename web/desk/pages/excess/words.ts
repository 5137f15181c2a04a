import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { MeasureKind } from './questions.ts'

/** Kinds of what goes beyond the rules. */
export const kindWords: Readonly<Record<string, MessageDescriptor>> = {
  'unit-too-wide': msg`area too wide`,
  'too-long': msg`too long`,
  'forbidden-kind': msg`forbidden measure`,
  'basis-abolished': msg`basis abolished`,
  'stricter-than-stage': msg`stricter than its stage`,
  'not-lifted': msg`zone not lifted`,
  'released-late': msg`released late`,
  'repeated-isolation': msg`isolated twice`,
  'without-order': msg`without an order`,
}

/** What residents report. */
export const measureWords: Record<MeasureKind, MessageDescriptor> = {
  block_exit: msg`an exit is blocked`,
  refuse_care: msg`care was refused`,
  kept_inside: msg`people are kept inside`,
  taken_away: msg`somebody was taken away`,
  closed_place: msg`a shop or school was shut`,
  test_forced: msg`a test was forced`,
}

/** What can be said to a report, and what follows. */
export const answerWords = {
  stopped: {
    word: msg`It was stopped`,
    follows: msg`The measure is over. The reporter reads this.`,
  },
  ordered: {
    word: msg`There is an order`,
    follows: msg`Only one that two officers signed, that is in force and of this district.`,
  },
  'not-so': { word: msg`It is not so`, follows: msg`Somebody went there and found nothing.` },
} as const
