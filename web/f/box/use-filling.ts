import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useField } from '../engine/use-field.ts'
import { boxDiary } from './diary.ts'
import { emptyBox, type Filling, type Heard, hear, type TubesKnown } from './filling.ts'
import { kept, useKept } from './kept.ts'
import type { Said } from './scan-line.tsx'

const onTheTable = kept<Filling>('bihuan.filling', emptyBox)

/** Words, colour and sound of what a scan into the box came to. */
function useWords(): (heard: Heard) => Said {
  const { t } = useLingui()
  const ok = (text: string): Said => ({ tone: 'ok', tune: 'ok', text })
  const again = (text: string): Said => ({ tone: 'wait', tune: 'again', text })
  const wrong = (text: string): Said => ({ tone: 'late', tune: 'wrong', text })
  return (heard) => {
    switch (heard.kind) {
      case 'box':
        return ok(t`Box ${heard.box}: now scan the tubes`)
      case 'in':
        return heard.isElsewhere
          ? ok(t`${heard.n} in the box; ${heard.tube} is of another phone`)
          : ok(t`${heard.n} in the box`)
      case 'again':
        return again(t`Again: ${heard.tube} is in the box already`)
      case 'box-used':
        return wrong(t`${heard.box} was sealed already: take another box`)
      case 'other-box':
        return wrong(t`Box ${heard.box} is open: seal it first`)
      case 'need-box':
        return wrong(t`Scan the label of the box first; it begins with B`)
      case 'boxed':
        return wrong(t`${heard.tube} is in box ${heard.box} already`)
      case 'open':
        return wrong(t`${heard.tube} is not sealed yet`)
      case 'gone':
        return wrong(t`${heard.tube} was withdrawn: it does not travel`)
      case 'full':
        return wrong(t`The box is full: seal it`)
      case 'misread':
        return wrong(t`Misread: scan ${heard.text} once more`)
      case 'not-ours':
        return wrong(t`Neither a box nor a tube: ${heard.text}`)
    }
  }
}

/** The box on the table: what is in it, what of this phone could go in, and how scans and ticks change it. */
export function useFilling() {
  const { station } = useField()
  const diary = useKept(boxDiary)
  const filling = useKept(onTheTable)
  const words = useWords()
  const known = useMemo(() => tubesKnown(station, diary), [station, diary])
  const ready = station.closed
    .filter(({ use, tube }) => use === 'sealed' && known.boxOf(tube) === null)
    .map(({ tube }) => tube)
  const scan = (text: string): Said => {
    const [next, heard] = hear(onTheTable.get(), text, known)
    onTheTable.set(next)
    return words(heard)
  }
  return {
    filling,
    ready,
    scan,
    tick: (tube: string, isIn: boolean) =>
      isIn
        ? void scan(tube)
        : onTheTable.change((now) => ({ ...now, tubes: now.tubes.filter((one) => one !== tube) })),
    takeAll() {
      for (const tube of ready) scan(tube)
    },
    empty: () => onTheTable.set(emptyBox),
  }
}

type Station = ReturnType<typeof useField>['station']

function tubesKnown(station: Station, diary: ReturnType<typeof boxDiary.get>): TubesKnown {
  const uses = new Map(station.closed.map(({ tube, use }) => [tube, use]))
  const boxes = new Map(diary.flatMap(({ box, tubes }) => tubes.map((tube) => [tube, box])))
  return {
    state(tube) {
      if (station.open?.tube === tube) return 'open'
      const use = uses.get(tube)
      return use === undefined ? 'elsewhere' : use === 'sealed' ? 'sealed' : 'gone'
    },
    boxOf: (tube) => boxes.get(tube) ?? null,
    isBoxUsed: (box) => diary.some((one) => one.box === box),
  }
}
