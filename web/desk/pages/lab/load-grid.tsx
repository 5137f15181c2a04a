import { controlWells } from '@bihuan/core/lab/plate-layout.ts'
import { useLingui } from '@lingui/react/macro'
import type { WaitingTube } from '../../../api/wire.ts'
import { gridOf } from '../plate/well-kind.ts'
import { type Bench, loadingOrder, nextWell, wellsLoaded } from './bench.ts'
import '../plate/plate.css'

// Neighbouring boxes differ by the stripe of their wells; the fifth begins again.
const stripes = 4

/** The plate on the bench: where each tube lies, the controls, the skipped wells, and the well that is next. */
export function LoadGrid(props: { bench: Bench; waiting: ReadonlyMap<string, WaitingTube> }) {
  const { t } = useLingui()
  const { bench, waiting } = props
  const { format, acts } = bench
  const { rows, columns } = gridOf(format)
  const { negative, positive } = controlWells[format]
  const held = new Map(wellsLoaded(bench).map(({ well, tube }) => [well, tube]))
  const boxes = [...new Set([...held.values()].map((tube) => waiting.get(tube)?.box ?? ''))]
  const skipped = new Set(loadingOrder(format).filter((_, at) => acts[at] === null))
  const next = nextWell(bench)
  const cell = (name: string) => {
    const tube = held.get(name)
    const control = name === negative ? 'NTC' : name === positive ? 'PC' : null
    const stripe = tube ? ` box-${boxes.indexOf(waiting.get(tube)?.box ?? '') % stripes}` : ''
    const kind = control ? 'control' : tube ? 'waiting' : 'empty'
    const isNext = name === next
    const word = isNext ? t`next` : skipped.has(name) ? t`skipped` : ''
    return (
      <td key={name}>
        <div
          className={`well well-${kind}${stripe}${isNext ? ' well-next' : ''}`}
          aria-current={isNext ? 'step' : undefined}
          title={tube ?? control ?? name}
        >
          <span className="well-code">{tube?.slice(-5) ?? control ?? word}</span>
          {tube ? <span className="well-whole">{tube}</span> : null}
        </div>
      </td>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className="plate-scroll" tabIndex={0} aria-label={t`Wells`}>
      <table className={`plate-grid plate-${format}`}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {columns.map((column) => cell(`${row}${column}`))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
