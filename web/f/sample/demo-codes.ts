import { labelCode, parseLabel } from '@bihuan/core/labels/label.ts'
import type { FieldBook } from '../engine/types.ts'

// Two visitors of the demo at one site, on two phones, take different tubes.
const tubesPerPhone = 40
const phonesMax = 5

/**
 * Unused tubes of a site for somebody who has no gun: from the end of each lot, because the simulated staff begins at its
 * beginning. `used` are printed codes; `single` asks for tubes for one person.
 */
export function demoTubes(
  book: FieldBook,
  used: ReadonlySet<string>,
  single: boolean,
  wanted: number,
): string[] {
  const skipped = (Number(book.device) % phonesMax) * tubesPerPhone
  return book.lots
    .filter(({ poolSize, sitting }) => sitting === 0 && (poolSize === 1) === single)
    .flatMap(({ first, last }) => {
      const [low, high] = [parseLabel('tube', first), parseLabel('tube', last)]
      if (!low.ok || !high.ok) return []
      const count = high.label - low.label + 1
      const from = count > skipped + tubesPerPhone ? high.label - skipped : high.label
      const room = Math.min(count, tubesPerPhone)
      return Array.from({ length: room }, (_, step) => labelCode('tube', from - step))
    })
    .filter((code) => !used.has(code))
    .slice(0, wanted)
}
