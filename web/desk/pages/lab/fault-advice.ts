import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

const otherPlate = msg`Check that this is the file of this plate; choose the right one.`
const layout = msg`Compare the plate with its map. If a tube lies wrongly, give the plate up and load it again.`
const exportAgain = msg`Export the whole run again from the instrument, without opening it in a spreadsheet.`
const kit = msg`Check which kit was used. If it is another, give the plate up and load it for that assay.`
const repeat = msg`Give the plate up, and run its tubes again with fresh controls.`
const review = msg`Look at the curves with the reviewer; if it stays unclear, give the plate up.`

/** What to do about a fault that the server names by its code. File faults not listed here say it in their own sentence. */
const advice: Readonly<Record<string, MessageDescriptor>> = {
  'plate-differs': otherPlate,
  'run-before-loading': otherPlate,
  'well-not-in-layout': otherPlate,
  'well-not-read': exportAgain,
  'reading-twice': exportAgain,
  'ct-impossible': exportAgain,
  'target-unknown': kit,
  'dye-wrong': kit,
  'sample-differs': layout,
  'control-missing-from-layout': layout,
  'well-twice-in-layout': layout,
  'well-not-on-plate': layout,
  'plate-turned': layout,
  'lab-call-without-tube': layout,
  'control-contaminated': repeat,
  'control-too-weak-or-strong': repeat,
  'control-has-internal-control': repeat,
  'control-lacks-internal-control': repeat,
  'control-not-read': repeat,
  'line-without-signal': repeat,
  'lab-call-differs': review,
}

/** What to do about a fault; undefined where its own sentence says it. */
export const adviceFor = (code: string | undefined): MessageDescriptor | undefined =>
  advice[code ?? '']
