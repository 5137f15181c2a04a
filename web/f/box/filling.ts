import { canonicalLabel, parseLabel } from '@bihuan/core/labels/label.ts'

/** A box that stands open on the table, and the tubes that are in it, first in first. */
export type Filling = { box: string | null; tubes: string[] }

/** What this phone knows of tubes: the state of its own, and the box of each that it has boxed. */
export type TubesKnown = {
  state(tube: string): 'sealed' | 'open' | 'gone' | 'elsewhere'
  boxOf(tube: string): string | null
  isBoxUsed(box: string): boolean
}

export type Heard =
  | { kind: 'box'; box: string }
  | { kind: 'box-used'; box: string }
  | { kind: 'other-box'; box: string }
  | { kind: 'need-box' }
  | { kind: 'in'; tube: string; n: number; isElsewhere: boolean }
  | { kind: 'again'; tube: string; n: number }
  | { kind: 'boxed'; tube: string; box: string }
  | { kind: 'open'; tube: string }
  | { kind: 'gone'; tube: string }
  | { kind: 'full' }
  | { kind: 'misread'; text: string }
  | { kind: 'not-ours'; text: string }

/** `box.seal` takes no more at once. */
export const boxMax = 400
export const emptyBox: Filling = { box: null, tubes: [] }

function takeBox(filling: Filling, box: string, known: TubesKnown): [Filling, Heard] {
  if (known.isBoxUsed(box)) return [filling, { kind: 'box-used', box }]
  if (filling.box !== null && filling.box !== box && filling.tubes.length > 0)
    return [filling, { kind: 'other-box', box: filling.box }]
  return [
    { ...filling, box },
    { kind: 'box', box },
  ]
}

function takeTube(filling: Filling, tube: string, known: TubesKnown): [Filling, Heard] {
  const at = filling.tubes.indexOf(tube)
  if (at >= 0) return [filling, { kind: 'again', tube, n: at + 1 }]
  const boxed = known.boxOf(tube)
  if (boxed !== null) return [filling, { kind: 'boxed', tube, box: boxed }]
  const state = known.state(tube)
  if (state === 'open' || state === 'gone') return [filling, { kind: state, tube }]
  if (filling.tubes.length >= boxMax) return [filling, { kind: 'full' }]
  const tubes = [...filling.tubes, tube]
  return [
    { ...filling, tubes },
    { kind: 'in', tube, n: tubes.length, isElsewhere: state === 'elsewhere' },
  ]
}

/**
 * One scanned text into the box. Tubes may come before the box's own label is there only as `need-box`: a person who
 * packs without a label would find out too late. A tube of another phone of the site is taken; the server knows it.
 */
export function hear(filling: Filling, text: string, known: TubesKnown): [Filling, Heard] {
  const code = canonicalLabel(text)
  const box = parseLabel('box', code)
  if (box.ok) return takeBox(filling, box.code, known)
  const tube = parseLabel('tube', code)
  if (tube.ok)
    return filling.box === null
      ? [filling, { kind: 'need-box' }]
      : takeTube(filling, tube.code, known)
  const isMisread = box.fault === 'check' || tube.fault === 'check'
  return [filling, { kind: isMisread ? 'misread' : 'not-ours', text }]
}
