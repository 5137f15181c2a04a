import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Comparison } from '../../../api/wire.ts'

type Turn = NonNullable<Comparison['turn']>
type Fault = Comparison['faults'][number]

/** How a plate looks to lie, and what is wrong with one tube, in words. */
export function useRescanWords() {
  const { t } = useLingui()
  const shiftWord = (turn: Turn): string => {
    const rows = turn.rows ?? 0
    const columns = turn.columns ?? 0
    const [down, right] = [Math.abs(rows), Math.abs(columns)]
    const parts = [
      ...(rows > 0 ? [t`${plural(down, { one: '# row', other: '# rows' })} down`] : []),
      ...(rows < 0 ? [t`${plural(down, { one: '# row', other: '# rows' })} up`] : []),
      ...(columns > 0
        ? [t`${plural(right, { one: '# column', other: '# columns' })} to the right`]
        : []),
      ...(columns < 0
        ? [t`${plural(right, { one: '# column', other: '# columns' })} to the left`]
        : []),
    ]
    const way = parts.join(t`, `)
    return t`The plate looks shifted by ${way}.`
  }
  return {
    turn(turn: Turn): string {
      switch (turn.kind) {
        case 'half-turn':
          return t`The plate looks turned by half: the first well lies where the last belongs.`
        case 'mirror-rows':
          return t`The rows look loaded from below upwards.`
        case 'mirror-columns':
          return t`The columns look loaded from right to left.`
        case 'shift':
          return shiftWord(turn)
      }
    },
    fault({ kind, well = '', found = '', other = '' }: Fault): string {
      switch (kind) {
        case 'swapped':
          return t`swapped with ${other}: belongs in ${well}, lies in ${found}`
        case 'moved':
          return t`belongs in ${well}, lies in ${found}`
        case 'missing':
          return t`missing: belongs in ${well}`
        case 'foreign':
          return t`foreign: lies in ${found}, was not loaded on this plate`
        case 'scanned-twice':
          return t`scanned once more in ${found}`
      }
    },
  }
}
